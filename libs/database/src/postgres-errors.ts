/**
 * The SQLSTATE codes by which callers decide.
 * https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const SqlState = {
  divisionByZero: '22012',
  uniqueViolation: '23505',
  serializationFailure: '40001',
  deadlockDetected: '40P01',
  lockNotAvailable: '55P03',
  queryCanceled: '57014',
} as const;

interface PostgresError {
  code: string;
  constraint?: string;
}

/** The PostgreSQL error inside `error`, or undefined. TypeORM wraps the driver's error and keeps it. */
function postgresError(error: unknown): PostgresError | undefined {
  const candidate = (error as { driverError?: unknown } | null)?.driverError ?? error;
  const code = (candidate as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? (candidate as PostgresError) : undefined;
}

/** Whether `error` is a unique violation, of the named constraint if one is given. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  const found = postgresError(error);
  return (
    found?.code === SqlState.uniqueViolation && (constraint === undefined || found.constraint === constraint)
  );
}

export function isDivisionByZero(error: unknown): boolean {
  return postgresError(error)?.code === SqlState.divisionByZero;
}

const SHORT_LIVED: ReadonlySet<string> = new Set([
  SqlState.serializationFailure,
  SqlState.deadlockDetected,
  SqlState.lockNotAvailable,
  SqlState.queryCanceled,
]);

/**
 * Whether the same transaction may well succeed when it is simply run again (deadlock, lock or statement
 * time-out).
 */
export function isShortLived(error: unknown): boolean {
  return SHORT_LIVED.has(postgresError(error)?.code ?? '');
}

const CONNECTION_ERRORS = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EHOSTUNREACH)$/;
/**
 * 08: connection exception; 53: insufficient resources; 57P: shutdown, crash, cannot connect now; 58: system
 * error; 28: authorization.
 */
const SERVER_STATES = /^(08|53|57P|58|28)/;
const DRIVER_MESSAGES =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|not queryable|Driver not Connected/i;

/**
 * The server did not answer in time. The connection was given up, and its last request may have been carried
 * out.
 */
export class SilentConnectionError extends Error {
  /** The code of the operating system for a connection that times out. */
  readonly code = 'ETIMEDOUT';

  constructor(silenceMs: number) {
    super(`PostgreSQL did not answer within ${silenceMs / 1_000} s, the connection was given up`);
    this.name = 'SilentConnectionError';
  }
}

/**
 * The connection of a transaction broke. TypeORM then takes the runner back, and the next failure hides the
 * reason.
 */
export class ConnectionLostError extends Error {
  /** @param committing the commit was on its way: the server may have carried it out */
  constructor(cause: unknown, { committing = false } = {}) {
    const outcome = committing
      ? 'while committing: whether the transaction took effect is unknown'
      : 'and the transaction with it';
    super(`The connection was lost, ${outcome}`, { cause });
    this.name = 'ConnectionLostError';
  }
}

/**
 * The code has caught the error of a failed statement. The server answers the commit of such a transaction
 * with success, and rolls it back.
 */
export class RolledBackError extends Error {
  constructor() {
    super('The transaction was rolled back, since one of its statements had failed');
    this.name = 'RolledBackError';
  }
}

/** Whether `error` shows that the database is gone or refuses all work, whatever the statement was. */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (error instanceof ConnectionLostError) return true;
  const code = postgresError(error)?.code ?? '';
  if (CONNECTION_ERRORS.test(code) || SERVER_STATES.test(code)) return true;
  return error instanceof Error && DRIVER_MESSAGES.test(error.message);
}
