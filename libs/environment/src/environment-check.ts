import { setTimeout as sleep } from 'node:timers/promises';
import type { OnApplicationShutdown, OnModuleInit } from '@nestjs/common';
import type { Database } from '@shop/database';
import { createTopicAdmin, type KafkaConnection } from '@shop/messaging';
import type { Logger } from '@shop/telemetry';
import { GroupInUseError } from './errors.js';
import { difference, type Place } from './place.js';
import { Questions } from './questions.js';
import { claim, move, readRecord, type EnvironmentRecord, type MoveDecision } from './record.js';

const ASK_AGAIN_MS = 3_000;
/** A running process notices an exchanged server within this time. */
const LOOK_AGAIN_MS = 60_000;
/** A server that does not answer within this time is left out: it must not keep others from their work. */
const ANSWER_AGAIN_WITHIN_MS = 5_000;

export interface EnvironmentCheckOptions {
  /** The configured name of the environment. */
  name: string;
  kafka: KafkaConnection;
  /** The databases by name, each with the consumer groups that write their effects to it. */
  databases: Record<string, Home>;
  logger: Logger;
}

interface Home {
  database: Database;
  groups: readonly string[];
}

export interface EnvironmentReport extends Partial<Place> {
  problem: string | undefined;
  databases: (EnvironmentRecord & { name: string })[];
}

/**
 * Checks that the process belongs to its databases: they were first used in the same environment and with the
 * same Kafka cluster. A foreign process would publish their facts elsewhere, or write the facts of another
 * system into them. So nothing begins to work before the check has {@link confirmed} it.
 */
export class EnvironmentCheck implements OnModuleInit, OnApplicationShutdown {
  readonly #questions: Questions;
  readonly #confirmed = Promise.withResolvers<void>();
  readonly #firstLook = Promise.withResolvers<void>();
  readonly #preparations: (() => unknown)[] = [];
  #prepared: Promise<unknown> | undefined;
  readonly #ids = new Map<Database, string>();
  readonly #stopping = new AbortController();
  #problem: string | undefined = 'it is not known yet whether the process belongs to its databases';
  #isForeign = false;
  #wasConfirmed = false;
  #lookedAt = -Infinity;
  #looking: Promise<void> | undefined;

  constructor(readonly options: EnvironmentCheckOptions) {
    this.#questions = new Questions(options.kafka);
  }

  onModuleInit(): void {
    void this.#untilConfirmed();
  }

  async onApplicationShutdown(): Promise<void> {
    this.#stopping.abort();
    this.#firstLook.resolve();
    await this.#questions.close();
  }

  /** Runs `work` as soon as the process is known to belong, before anything else begins. */
  prepare(work: () => unknown): void {
    this.#preparations.push(work);
  }

  /** Resolves once the process is known to belong; never in one that does not. */
  confirmed(): Promise<void> {
    return this.#confirmed.promise;
  }

  /** Why the process does not belong, or why that is not known. */
  get problem(): string | undefined {
    return this.#problem;
  }

  /** True for a process that is known not to belong. It must not change anything. */
  get isForeign(): boolean {
    return this.#isForeign;
  }

  /** The identifier of a database. Known once the process belongs to it. */
  idOf(database: Database): string {
    const id = this.#ids.get(database);
    if (id === undefined) throw new Error('The database is not known yet');
    return id;
  }

  /**
   * Resolves with the problem once the check is done. Callers await it before they begin, and again with each
   * new connection: behind the same address there may be another server now.
   */
  async objection(): Promise<string | undefined> {
    await this.#firstLook.promise;
    if (this.#wasConfirmed) await this.#lookAgain();
    return this.#problem;
  }

  /** Why a running process must not go on, as of the last minute. It also starts a new look. */
  get refusal(): string | undefined {
    if (this.#wasConfirmed && performance.now() - this.#lookedAt > LOOK_AGAIN_MS) void this.#lookAgain();
    return this.#isForeign ? this.#problem : undefined;
  }

  async report(): Promise<EnvironmentReport> {
    const { databases, name, kafka } = this.options;
    const records = Object.entries(databases).map(async ([side, { database }]) => {
      return { name: side, ...(await readRecord(database)) };
    });
    const clusterId = await this.#clusterId().catch(() => undefined);
    const place = { name, prefix: kafka.prefix ?? '', ...(clusterId !== undefined && { clusterId }) };
    return { ...place, problem: this.#problem, databases: await Promise.all(records) };
  }

  /**
   * Moves the databases to the environment of the process. Their groups continue in them.
   *
   * @throws GroupInUseError when another process works for a group; stop it, and move again
   */
  async moveHere(decision: MoveDecision): Promise<void> {
    const place = await this.#place();
    for (const { database, groups } of Object.values(this.options.databases)) {
      const { databaseId } = await readRecord(database);
      for (const group of groups) await this.#takeOver(group, databaseId);
      await move(database, place, decision);
    }
    this.options.logger.warn({ ...place, ...decision }, 'the databases were moved to this environment');
    await this.#look();
  }

  /** Removes the mark of another database from the offsets of the group, which stay as they are. */
  async #takeOver(group: string, databaseId: string): Promise<void> {
    const [marks, committed] = await this.#questions.ask((offsets) =>
      Promise.all([offsets.marks(group), offsets.committed(group)]),
    );
    if (marks.every((mark) => mark === databaseId)) return;
    const admin = createTopicAdmin(this.options.kafka);
    try {
      const members = (await admin.members([group])).get(group) ?? 0;
      if (members > 0) throw new GroupInUseError(group, members);
      await admin.setOffsets(group, committed);
    } finally {
      await admin.close();
    }
  }

  async #untilConfirmed(): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      await this.#look().catch((error: unknown) => this.#tell(`not known: ${textOf(error)}`, error));
      if (this.#problem === undefined) return;
      this.#firstLook.resolve();
      await sleep(ASK_AGAIN_MS, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
    }
  }

  async #look(): Promise<void> {
    const { databases, name, kafka } = this.options;
    const all = Object.values(databases).map(({ database }) => database);
    await Promise.all(all.map((database) => database.connect()));
    const known = await Promise.all(all.map(readRecord));
    // Kafka need not be reachable for the first part of the check.
    if (this.#refuse(this.#differences(known, { name, prefix: kafka.prefix ?? '' }))) return;
    const place = await this.#place();
    if (this.#refuse([...this.#differences(known, place), ...(await this.#strangers(known))])) return;
    const records = await Promise.all(all.map((database) => claim(database, place)));
    if (this.#refuse(this.#differences(records, place))) return;
    for (const [index, database] of all.entries()) {
      this.#ids.set(database, records[index]?.databaseId ?? '');
    }
    await (this.#prepared ??= this.#prepare());
    this.#isForeign = false;
    this.#problem = undefined;
    this.#wasConfirmed = true;
    this.#lookedAt = performance.now();
    this.#firstLook.resolve();
    this.#confirmed.resolve();
  }

  /** Shares one look among all callers of that moment. */
  #lookAgain(): Promise<void> {
    this.#lookedAt = performance.now();
    this.#looking ??= this.#compareAgain().finally(() => (this.#looking = undefined));
    return this.#looking;
  }

  /** Compares as far as the servers answer: a server that is down does not count as another one. */
  async #compareAgain(): Promise<void> {
    const { databases, name, kafka } = this.options;
    const looked = Object.entries(databases).map(async ([side, { database }]) => {
      const record = await ifAnswered(readRecord(database));
      return { side, record, id: this.#ids.get(database) };
    });
    const clusterId = await ifAnswered(this.#clusterId());
    const place = { name, prefix: kafka.prefix ?? '', ...(clusterId !== undefined && { clusterId }) };
    const answers = await Promise.all(looked);
    const reasons = answers.flatMap(({ side, record, id }) => {
      const found = record?.place && difference(place, record.place);
      if (found !== undefined) return `the ${side} database belongs to ${found}`;
      const isOther = record !== undefined && record.databaseId !== id;
      return isOther ? `the ${side} database is ${record.databaseId}, and was ${id} before` : [];
    });
    if (this.#refuse(reasons)) return;
    const haveAllAnswered = clusterId !== undefined && answers.every(({ record }) => record !== undefined);
    // After a difference, all servers must answer before the process counts as belonging again.
    if (this.#isForeign && !haveAllAnswered) return;
    this.#isForeign = false;
    this.#problem = undefined;
  }

  async #prepare(): Promise<void> {
    try {
      await Promise.all(this.#preparations.map((work) => work()));
    } catch (error) {
      this.#prepared = undefined;
      throw error;
    }
  }

  #differences(records: readonly EnvironmentRecord[], place: Partial<Place>): string[] {
    const names = Object.keys(this.options.databases);
    return records.flatMap((record, index) => {
      const found = record.place && difference(place, record.place);
      return found === undefined ? [] : `the ${names[index]} database belongs to ${found}`;
    });
  }

  /**
   * Groups that had their effects in other databases so far, which would lack all further effects.
   */
  async #strangers(records: readonly EnvironmentRecord[]): Promise<string[]> {
    const homes = Object.entries(this.options.databases);
    const asked = homes.flatMap(([name, { groups }], index) =>
      groups.map(async (group) => {
        const marks = await this.#questions.ask((offsets) => offsets.marks(group));
        const others = marks.filter((mark) => mark !== records[index]?.databaseId);
        return others.map(
          (id) => `group ${group} has its effects in database ${id}, which is not the ${name} database`,
        );
      }),
    );
    return (await Promise.all(asked)).flat();
  }

  #refuse(reasons: readonly string[]): boolean {
    if (reasons.length === 0) return false;
    this.#isForeign = true;
    this.#tell(reasons.join('; '));
    return true;
  }

  async #place(): Promise<Place> {
    const { name, kafka } = this.options;
    return { name, prefix: kafka.prefix ?? '', clusterId: await this.#clusterId() };
  }

  #clusterId(): Promise<string> {
    return this.#questions.ask((offsets) => offsets.clusterId());
  }

  /** Logs each reason once, however long it lasts. */
  #tell(problem: string, err?: unknown): void {
    if (problem !== this.#problem) {
      const { logger } = this.options;
      if (this.#isForeign) logger.error({ problem }, 'the process does not belong here, and does not work');
      else logger.warn({ err, problem }, 'it is not known whether the process belongs here');
    }
    this.#problem = problem;
  }
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function ifAnswered<T>(answer: Promise<T>): Promise<T | undefined> {
  const late = sleep(ANSWER_AGAIN_WITHIN_MS, undefined, { ref: false });
  return Promise.race([answer, late]).catch(() => undefined);
}
