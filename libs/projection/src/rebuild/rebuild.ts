import { randomUUID } from 'node:crypto';
import { isShortLived } from '@shop/database';
import { createTopicOffsets, type OffsetRange, type TopicOffsets } from '@shop/messaging';
import { projectionOf, type Projection } from '../projection.decorator.js';
import { carryOver } from './carry-over.js';
import { sharedColumns } from './columns.js';
import { compareTable, type Pace, type TableComparison } from './comparison.js';
import { RebuildError } from './errors.js';
import { swapTables } from './swap-tables.js';
import { Filler } from './filler.js';
import { historyOf, type History } from './history.js';
import { LiveGroup } from './live-group.js';
import { RebuildStore, type RebuildState } from './rebuild-state.js';
import type { RebuildSetup } from './setup.js';
import { createTables, dropTables, LIVE, nextSchema, previousSchema, tablesIn } from './table-sets.js';

const MAX_SWAP_ATTEMPTS = 5;

export interface BeginOptions {
  /** Facts from before are left out. */
  from?: Date | undefined;
  /** Takes rows that are older than the topics from the live tables. */
  carryOver?: boolean | undefined;
}

export interface Begun {
  completeFrom: Date | null;
  carriedOver: number;
}

/**
 * The rebuild of one projection: its tables filled from the topics beside the live ones, compared with them,
 * and put in their place. Everything that is known of it is in the database, so that any process can go on
 * with it. Only one may do so at a time: hold the lock of {@link withRebuildLock}.
 */
export class Rebuild {
  readonly projection: Projection;
  readonly store: RebuildStore;
  readonly offsets: TopicOffsets;
  readonly #live: LiveGroup;

  constructor(readonly setup: RebuildSetup) {
    this.projection = projectionOf(setup.deployed.projector);
    this.store = new RebuildStore(this.projection.name);
    this.offsets = createTopicOffsets(setup.kafka);
    this.#live = new LiveGroup(this.projection, this.offsets);
  }

  get tables(): string[] {
    return Object.keys(this.projection.tables);
  }

  get topics(): string[] {
    return this.projection.topics.map(({ name }) => name);
  }

  /** To look at it the database is enough. */
  async open(): Promise<void> {
    await this.setup.database.connect();
  }

  /** Opens the topics as well, for work on the rebuild. */
  async openTopics(): Promise<void> {
    await this.offsets.connect();
    await this.setup.serde.warmUp([], this.projection.topics);
  }

  async close(): Promise<void> {
    await Promise.all([this.setup.database.close(), this.offsets.close()]);
  }

  state(): Promise<RebuildState | undefined> {
    return this.store.find(this.setup.database);
  }

  ends(): Promise<OffsetRange[]> {
    return this.offsets.ranges(this.topics);
  }

  /**
   * Makes empty tables beside the live ones. @throws RebuildError when the topics do not hold all that the
   * tables have to show
   */
  async begin({ from, carryOver: carries }: BeginOptions): Promise<Begun> {
    const history = await this.#history(from);
    if (history.completeFrom && !carries) throw incomplete(history, from !== undefined);
    const schema = nextSchema(this.projection.name);
    const { migrations } = this.setup.deployed;
    const before = history.completeFrom;
    const carriedOver = await this.setup.database.transaction(async (tx) => {
      await dropTables(tx, schema);
      await createTables(tx, schema, { migrations, tables: this.tables });
      await this.store.begin(
        tx,
        { migrations: migrations.map(({ name }) => name), completeFrom: before },
        history.positions,
      );
      return before ? carryOver(tx, this.projection, { schema, before }) : 0;
    });
    return { completeFrom: before, carriedOver };
  }

  /** Applies the topics from the last position until `filler.stop`. Aborting the signal ends all waiting. */
  async fill(state: RebuildState, signal?: AbortSignal): Promise<Filler> {
    const { database, serde, kafka, ledger } = this.setup;
    this.#assertOwnShape(state);
    const filler = new Filler({
      projection: this.projection,
      schema: this.besides(state),
      database,
      store: this.store,
      serde,
      kafka,
      groupId: this.#groupId(),
      ranges: () => this.ends(),
      discarded: await ledger.discarded(),
      signal,
    });
    await filler.start();
    return filler;
  }

  /** Compares what both have. Tables that are not live yet have nothing to be compared with. */
  async compare(state: RebuildState, filler: Filler, withinMs: number): Promise<TableComparison[]> {
    const { database, ledger } = this.setup;
    const schema = this.besides(state);
    const pace: Pace = {
      ends: () => this.ends(),
      bothReach: async (ends) => {
        await filler.reach(ends, withinMs);
        return filler.orFailed(this.#live.reach(ends, withinMs));
      },
      parkedOf: (keys) => ledger.parkedOf(keys),
      deadline: performance.now() + withinMs,
    };
    const compared: TableComparison[] = [];
    for (const name of await tablesIn(database, LIVE, this.tables)) {
      const columns = await sharedColumns(database, [LIVE, schema], name);
      compared.push(await compareTable(database, { name, live: LIVE, schema, columns }, pace));
    }
    return compared;
  }

  /**
   * Puts the tables beside the live ones in their place, and these in theirs. Forwards and back it is the
   * same.
   */
  async swap(state: RebuildState, filler: Filler): Promise<void> {
    const names = [nextSchema(this.projection.name), previousSchema(this.projection.name)] as const;
    const [from, to] = state.phase === 'swapped' ? [names[1], names[0]] : names;
    const { projection, store, offsets } = this;
    const { database, ledger } = this.setup;
    const parts = { projection, store, filler, offsets, ledger, from, to };
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await database.transaction((tx) => swapTables(tx, parts, state));
      } catch (error) {
        if (!isShortLived(error) || attempt === MAX_SWAP_ATTEMPTS) throw error;
      }
    }
  }

  /**
   * Forgets the rebuild and drops the tables beside the live ones: those to come, or those from before. A
   * process that fills them notices and ends. Returns false when they are not of that kind, or no longer.
   */
  async drop(what: 'next' | 'previous'): Promise<boolean> {
    const { name } = this.projection;
    return this.setup.database.transaction(async (tx) => {
      // The positions first: from then on nobody writes to the tables.
      if (!(await this.store.remove(tx, what === 'previous'))) return false;
      await dropTables(tx, what === 'next' ? nextSchema(name) : previousSchema(name));
      return true;
    });
  }

  besides({ phase }: RebuildState): string {
    const { name } = this.projection;
    return phase === 'swapped' ? previousSchema(name) : nextSchema(name);
  }

  #history(from: Date | undefined): Promise<History> {
    const { offsets, setup, projection } = this;
    const groupId = this.#groupId();
    return historyOf(projection.topics, { offsets, kafka: setup.kafka, groupId, ...(from && { from }) });
  }

  #assertOwnShape({ migrations }: RebuildState): void {
    const own = this.setup.deployed.migrations.map(({ name }) => name);
    if (own.join() === migrations.join()) return;
    const theirs = migrations.join(', ') || 'none';
    throw new RebuildError(
      `The tables beside the live ones were made by another version of the service (migrations ${theirs}): ` +
        'use that version, or drop them',
    );
  }

  /** A group name that the rights of the live group cover. */
  #groupId(): string {
    return `${this.projection.group}.rebuild.${this.projection.name}.${randomUUID()}`;
  }
}

function incomplete({ completeFrom, shortened }: History, asked: boolean): RebuildError {
  const reason =
    shortened.length > 0 ? `${shortened.join(', ')} no longer hold what is older` : 'older ones are left out';
  const since = completeFrom?.toISOString() ?? '';
  const rows = asked && shortened.length === 0 ? 'Rows that began before' : 'Rows that began before that';
  return new RebuildError(
    `The facts are complete from ${since} on: ${reason}. ${rows} would be missing: carry them over from the live tables`,
  );
}
