import { CommanderError } from 'commander';

/** The command cannot run: its arguments or its environment are wrong. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The command ran, but its outcome is not the wanted one. */
export class CommandFailedError extends Error {
  override readonly name = 'CommandFailedError';
}

/** The exit code of a plan that would change something. */
export const DRIFT = 3;

const FAILED = 1;
const BAD_USAGE = 2;

export function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : BAD_USAGE;
  return error instanceof UsageError ? BAD_USAGE : FAILED;
}

/** The advice when no server answers. */
export const WHERE_IT_RUNS =
  'Is the shop running? `npm start` starts it, or `docker compose up --build --wait` in containers.\n' +
  'If it runs elsewhere, name its addresses: KAFKA_BROKERS, REGISTRY_URL, ORDER_URL and so on.';

/** Prints one line for each cause that adds something new, and the stack only for a mistake of our own. */
export function report(error: unknown): void {
  const isMistake = error instanceof TypeError || error instanceof ReferenceError;
  const [said = '', ...causes] = causesOf(error);
  console.error(`shop: ${isMistake ? error.stack : said}`);
  for (const cause of causes) console.error(`  because ${cause}`);
  if (hasNoAnswer(error)) console.error(WHERE_IT_RUNS);
}

/** The message of an error, and of each cause that adds something new. */
export function causesOf(error: unknown): string[] {
  let said = messageOf(error);
  const all = [said];
  for (let cause = causeOf(error); cause !== undefined; cause = causeOf(cause)) {
    const message = messageOf(cause);
    if (!said.includes(message)) all.push(message);
    said = message;
  }
  return all;
}

/** Compares the name, since the command line begins before the clients are loaded. */
function hasNoAnswer(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.name === 'NoAnswerError' || hasNoAnswer(error.cause);
}

function causeOf(error: unknown): unknown {
  return error instanceof Error ? error.cause : undefined;
}

/** Some errors, such as that of a refused connection, have only a code. */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.message !== '') return error.message;
  return 'code' in error ? String(error.code) : error.name;
}
