import { CommanderError } from 'commander';

/** The command cannot be done as it was asked for: the arguments or the environment are wrong. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The command did what it could, and the outcome is not the one wanted. */
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

/** The advice when nobody answers. */
export const WHERE_IT_RUNS =
  'Is the shop running? `npm start` starts it, and `docker compose up --build --wait` does in containers.\n' +
  'Where it runs elsewhere, the environment says: KAFKA_BROKERS, REGISTRY_URL, ORDER_URL and so on.';

/** One line for each cause that says something new; the stack only of what is a mistake of our own. */
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

/** By its name: the command line begins before the clients are loaded. */
function hasNoAnswer(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.name === 'NoAnswerError' || hasNoAnswer(error.cause);
}

function causeOf(error: unknown): unknown {
  return error instanceof Error ? error.cause : undefined;
}

/** Some errors, as those of a refused connection, say nothing but their code. */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.message !== '') return error.message;
  return 'code' in error ? String(error.code) : error.name;
}
