import { isUniqueViolation, type Database, type Query, type Transaction } from '@shop/database';
import { Problem } from '../problems/problem.js';
import type { Idempotency } from '../requests/command-request.js';

/** The answer to a command. Its status is that of the route. */
export interface Answer<Body> {
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly body: Body;
}

interface Row<Body> {
  readonly fingerprint: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Body;
}

/**
 * Acquires the key for this transaction, without waiting for the server's answer. If another transaction has
 * taken the key, the next statement fails, at the latest the commit, and {@link isKeyTaken} recognises its
 * error. While another transaction still holds the key, that statement waits.
 */
export function acquireKey(tx: Transaction, { key, fingerprint }: Idempotency): void {
  tx.send('insert into kept_answer (key, fingerprint) values ($1, $2)', [key, fingerprint]);
}

export function isKeyTaken(error: unknown): boolean {
  return isUniqueViolation(error, 'kept_answer_pkey');
}

export function keepAnswer(tx: Transaction, key: string, { headers = {}, body }: Answer<unknown>): void {
  tx.send('update kept_answer set headers = $2, body = $3 where key = $1', [
    key,
    JSON.stringify(headers),
    JSON.stringify(body),
  ]);
}

/**
 * The answer that is kept under the key. Undefined once it has been dropped.
 *
 * @throws Problem 422 if it answers another request
 */
export async function findAnswer<Body>(
  query: Query,
  { key, fingerprint }: Idempotency,
): Promise<Answer<Body> | undefined> {
  const [kept] = await query<Row<Body>>('select fingerprint, headers, body from kept_answer where key = $1', [
    key,
  ]);
  if (!kept || kept.fingerprint === fingerprint) return kept;
  const detail = 'The Idempotency-Key came before, with another request';
  throw new Problem({ status: 422, code: 'IDEMPOTENCY_KEY_REUSED', detail });
}

/**
 * Drops some of the answers that were kept before `time`, and returns how many. Skips those that another
 * process drops.
 */
export async function dropAnswers(database: Database, time: Date, limit: number): Promise<number> {
  const dropped = await database.query(
    `delete from kept_answer where key in (
       select key from kept_answer where kept_at < $1 limit $2 for update skip locked
     ) returning 1`,
    [time, limit],
  );
  return dropped.length;
}
