import { DataSource, type EntitySchema, type QueryRunner } from 'typeorm';
import { PipelinedStatements } from './pipeline/pipelined-statements.js';
import { ConnectionLostError } from './postgres-errors.js';
import { sessionOptions } from './session/session-options.js';
import { WatchedClient } from './session/watched-client.js';
import { SettleFirstSubscriber } from './settle-first.subscriber.js';
import { runStatement } from './statement.js';
import { StatementsInTurn } from './statements-in-turn.js';
import { Transaction } from './transaction.js';

/**
 * A step of the schema. There is none back: the next step mends what was wrong with one. It is recorded under
 * the name of its class, which ends in the time by which migrations are ordered, of 13 digits.
 */
export interface Migration {
  up(runner: QueryRunner): Promise<void>;
}
export type MigrationClass = new () => Migration;
export type { QueryRunner };

// TypeORM's own type for an entity class.
// oxlint-disable-next-line typescript/no-unsafe-function-type
export type EntityClass = Function | EntitySchema;

/** Runs one statement and returns its rows. */
export type Query = <Row>(sql: string, parameters?: unknown[]) => Promise<Row[]>;

export interface DatabaseOptions {
  /** Shown in pg_stat_activity, so that a session can be traced to its process. */
  name: string;
  /** postgres://role:password@host:port/database */
  url: string;
  entities?: EntityClass[];
  migrations?: MigrationClass[];
  /** The most connections this process opens. 10 if not given. */
  poolSize?: number;
  /**
   * Whether statements travel together where nobody waits in between. With false they go one after the other,
   * by the public interface of the driver alone. True by default.
   */
  pipeline?: boolean;
  /**
   * The time limit of the server for one statement, with its wait for locks. 25 s by default, 0 is without
   * limit. A connection that has not answered 5 s later is given up.
   */
  statementTimeoutMs?: number;
  /** The longest wait of a caller for a connection, free or new. 5 s by default. */
  connectWithinMs?: number;
}

const STATEMENT_TIMEOUT_MS = 25_000;
/** For the way back of the server's answer that the statement has taken too long. */
const ANSWER_WITHIN_MS = 5_000;
/** Fail a request when the server is unreachable, instead of queueing it without end. */
const CONNECT_WITHIN_MS = 5_000;

/** A PostgreSQL database: a pool of connections, its migrations, and transactions at READ COMMITTED. */
export class Database {
  readonly dataSource: DataSource;
  readonly #queue: typeof PipelinedStatements | typeof StatementsInTurn;
  #connecting: Promise<unknown> | undefined;
  #isConnected = false;

  constructor(readonly options: DatabaseOptions) {
    const { statementTimeoutMs = STATEMENT_TIMEOUT_MS, connectWithinMs = CONNECT_WITHIN_MS } = options;
    this.#queue = (options.pipeline ?? true) ? PipelinedStatements : StatementsInTurn;
    this.dataSource = new DataSource({
      type: 'postgres',
      url: options.url,
      applicationName: options.name,
      entities: options.entities ?? [],
      migrations: options.migrations ?? [],
      subscribers: [SettleFirstSubscriber],
      migrationsTableName: 'schema_migration',
      migrationsTransactionMode: 'each',
      poolSize: options.poolSize ?? 10,
      synchronize: false,
      logging: false,
      extra: {
        connectionTimeoutMillis: connectWithinMs,
        keepAlive: true,
        keepAliveInitialDelayMillis: 10_000,
        Client: WatchedClient,
        silenceTimeoutMs: statementTimeoutMs > 0 ? statementTimeoutMs + ANSWER_WITHIN_MS : 0,
        options: sessionOptions({
          // Independent of the server's default. Set with each transaction, it would cost one more round
          // trip.
          default_transaction_isolation: 'read committed',
          statement_timeout: `${statementTimeoutMs}ms`,
          idle_in_transaction_session_timeout: `${idleInTransactionMs(statementTimeoutMs)}ms`,
        }),
      },
    });
  }

  /** Idempotent. After a failure the next call tries again. */
  async connect(): Promise<void> {
    this.#connecting ??= this.dataSource.initialize().catch((error: unknown) => {
      this.#connecting = undefined;
      throw error;
    });
    await this.#connecting;
    this.#isConnected = true;
  }

  async close(): Promise<void> {
    await this.#connecting?.catch(() => undefined);
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }

  /**
   * Runs `work` in one transaction: commits when it resolves, rolls back and rethrows when it rejects. An
   * error while committing leaves the outcome unknown: retry only idempotent work. Connects if that was not
   * possible before.
   *
   * @param afterRollback may turn an error into a result, by what it reads on the same connection
   */
  async transaction<T>(
    work: (tx: Transaction) => T | Promise<T>,
    afterRollback?: (error: unknown, query: Query) => Promise<T>,
  ): Promise<T> {
    if (!this.#isConnected) await this.connect();
    const runner = this.dataSource.createQueryRunner();
    try {
      const statements = await this.#queue.begin(runner);
      return await Transaction.run(runner, statements, work);
    } catch (error) {
      // TypeORM has released the runner, not this code.
      const isLost = runner.isReleased && !(error instanceof ConnectionLostError);
      if (isLost) throw new ConnectionLostError(error);
      if (!afterRollback || runner.isReleased) throw error;
      return await afterRollback(error, (sql, parameters = []) => runStatement(runner, { sql, parameters }));
    } finally {
      await runner.release();
    }
  }

  /** Runs one statement outside of any transaction and returns its rows. Connects as `transaction` does. */
  async query<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    if (!this.#isConnected) await this.connect();
    const runner = this.dataSource.createQueryRunner();
    try {
      return await runStatement(runner, { sql, parameters });
    } finally {
      await runner.release();
    }
  }
}

/**
 * The longest pause between two statements of a transaction. It is shorter than the wait of a statement, so
 * that others get the locks of a process that hangs.
 */
function idleInTransactionMs(statementTimeoutMs: number): number {
  const most = 20_000;
  return statementTimeoutMs > 0 ? Math.min(most, statementTimeoutMs * 0.8) : most;
}

/**
 * The write side's database of a service: its aggregates, its outbox, its processed events. An injection
 * token.
 */
export class WriteDatabase extends Database {
  readonly side = 'write';
}

/** The read side's database of a service: its projections and nothing else. An injection token. */
export class ReadDatabase extends Database {
  readonly side = 'read';
}
