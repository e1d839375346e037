import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { ReadDatabase } from '@shop/database';
import { GroupLedgerView } from '@shop/inbox';
import { EventSerde, SchemaRegistry, type KafkaConnection } from '@shop/messaging';
import {
  projectionOf,
  Rebuild,
  RebuildError,
  withRebuildLock,
  type DeployedProjection,
} from '@shop/projection';
import { createLogger, type LogLevel } from '@shop/telemetry';
import { back, rebuildProjection, swap, type CompareOptions, type RebuildOptions } from './rebuild-steps.js';
import { abort, describeStatus, dropOld, statusOf } from './rebuild-status.js';

export interface RebuildConfig {
  name: string;
  logLevel: LogLevel;
  readDatabaseUrl: string;
  registryUrl: string;
  kafka: KafkaConnection;
}

/**
 * The command line by which the projections of a service are rebuilt, in a process of its own. It needs nothing of the service but its
 * read database and the topics that it reads.
 */
export async function projectService(
  config: RebuildConfig,
  projections: readonly DeployedProjection[],
  args = process.argv.slice(2),
): Promise<void> {
  const program = new Command('projection')
    .description('Read models, rebuilt from the topics beside the live ones')
    .exitOverride();
  new ProjectionCommands(config, projections).addTo(program);
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    process.exitCode = exitCodeOf(error);
    if (!(error instanceof CommanderError)) report(error);
  }
}

class ProjectionCommands {
  constructor(
    readonly config: RebuildConfig,
    readonly projections: readonly DeployedProjection[],
  ) {}

  addTo(program: Command): void {
    program
      .command('list')
      .description('the projections, and which of them are being rebuilt')
      .option('--json', 'as JSON', false)
      .action(({ json }: { json: boolean }) => this.#list(json));
    withCompare(this.#command(program, 'rebuild', 'fills it from the topics, compares it, and makes it live'))
      .option('--from <time>', 'leave out facts from before', toTime)
      .option('--carry-over', 'take rows that are older than the topics from the live tables', false)
      .option('--dry-run', 'rebuild and compare only', false)
      .option('--no-swap', 'leave it beside the live one, ready to be swapped')
      .action((name: string, options: RebuildOptions) =>
        this.#work(name, (rebuild) => rebuildProjection(rebuild, options)),
      );
    withCompare(this.#command(program, 'swap', 'makes a rebuilt one live')).action(
      (name: string, options: CompareOptions) => this.#work(name, (rebuild) => swap(rebuild, options)),
    );
    this.#command(program, 'back', 'makes the one from before live again, with what came since').action(
      (name: string) => this.#work(name, back),
    );
    this.#command(program, 'drop-old', 'drops the one from before').action((name: string) =>
      this.#work(name, dropOld),
    );
    this.#command(program, 'status', 'how far a rebuild is').action((name: string) =>
      this.#open(name, async (rebuild) => {
        await rebuild.openTopics();
        for (const line of await describeStatus(rebuild)) console.log(line);
      }),
    );
    // Without the lock: it is there to end a process that has it.
    this.#command(program, 'abort', 'ends a rebuild, and drops what was rebuilt').action((name: string) =>
      this.#open(name, abort),
    );
  }

  #command(program: Command, name: string, description: string): Command {
    return program.command(name).description(description).argument('<name>', 'of the projection');
  }

  async #list(json: boolean): Promise<void> {
    for (const { projector } of this.projections) {
      await this.#open(projectionOf(projector).name, async (rebuild) => {
        const status = await statusOf(rebuild);
        const running = status.running ? ', running' : '';
        const line = `${status.name}  ${status.group}  ${status.tables.join(', ')}  ${status.phase}${running}`;
        console.log(json ? JSON.stringify(status) : line);
      });
    }
  }

  #work(name: string, work: (rebuild: Rebuild) => Promise<void>): Promise<void> {
    return this.#open(name, async (rebuild) => {
      await rebuild.openTopics();
      await withRebuildLock(rebuild.setup.database, name, () => work(rebuild));
    });
  }

  async #open(name: string, work: (rebuild: Rebuild) => Promise<void>): Promise<void> {
    const rebuild = this.#rebuildOf(name);
    await rebuild.open();
    try {
      await work(rebuild);
    } finally {
      await rebuild.close();
    }
  }

  #rebuildOf(name: string): Rebuild {
    const { config } = this;
    const deployed = this.projections.find(({ projector }) => projectionOf(projector).name === name);
    if (!deployed) throw new RebuildError(`The ${config.name} service has no projection ${name}`);
    const log = createLogger({ service: config.name, level: config.logLevel });
    const database = new ReadDatabase({ name: `${config.name} rebuild`, url: config.readDatabaseUrl });
    return new Rebuild({
      deployed,
      database,
      serde: new EventSerde(new SchemaRegistry({ url: config.registryUrl })),
      kafka: { ...config.kafka, log },
      ledger: new GroupLedgerView(projectionOf(deployed.projector).group, database),
    });
  }
}

function withCompare(command: Command): Command {
  return command
    .option('--accept-differences', 'swap although rows differ from the live ones', false)
    .addOption(
      new Option('--patience <seconds>', 'how long to wait for the live one to be compared')
        .argParser(toMilliseconds)
        .default(60_000, '60'),
    );
}

function toTime(text: string): Date {
  const time = new Date(text);
  if (!/^\d{4}-\d\d-\d\d/.test(text) || Number.isNaN(time.getTime())) {
    throw new InvalidArgumentError('It must be a time like 2026-01-31T12:00:00Z.');
  }
  return time;
}

function toMilliseconds(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new InvalidArgumentError('It must be a number of seconds.');
  return Number(text) * 1_000;
}

const FAILED = 1;
const BAD_USAGE = 2;

function exitCodeOf(error: unknown): number {
  if (!(error instanceof CommanderError)) return FAILED;
  return error.exitCode === 0 ? 0 : BAD_USAGE;
}

function report(error: unknown): void {
  for (let each = error; each instanceof Error; each = each.cause) {
    console.error(each === error ? each.message : `  because ${each.message}`);
  }
}
