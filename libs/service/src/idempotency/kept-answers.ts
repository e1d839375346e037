import type { Database, Transaction } from '@shop/database';
import { Problem } from '../problems/problem.js';
import type { Idempotency } from '../requests/command-request.js';

/** What a command is answered with, beside the status, which is that of its route. */
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
 * Takes the key for this transaction, or returns the answer that is kept under it. Waits while another transaction has the key.
 *
 * @throws Problem 422 when it was taken by another request
 */
export async function takeKey<Body>(
  tx: Transaction,
  idempotency: Idempotency,
): Promise<Answer<Body> | undefined> {
  const { key, fingerprint } = idempotency;
  const taken = await tx.query(
    'insert into kept_answer (key, fingerprint) values ($1, $2) on conflict do nothing returning 1',
    [key, fingerprint],
  );
  if (taken.length > 0) return undefined;
  const [kept] = await tx.query<Row<Body>>(
    'select fingerprint, headers, body from kept_answer where key = $1',
    [key],
  );
  // It was there a moment ago, and has been dropped since.
  if (!kept) return takeKey(tx, idempotency);
  if (kept.fingerprint === fingerprint) return kept;
  const detail = 'The Idempotency-Key came before, with another request';
  throw new Problem({ status: 422, code: 'IDEMPOTENCY_KEY_REUSED', detail });
}

export function keepAnswer(tx: Transaction, key: string, { headers = {}, body }: Answer<unknown>): void {
  tx.send('update kept_answer set headers = $2, body = $3 where key = $1', [
    key,
    JSON.stringify(headers),
    JSON.stringify(body),
  ]);
}

/** Drops some of the answers that were kept before `time`, and returns how many. Skips those that another process drops. */
export async function dropAnswers(database: Database, time: Date, limit: number): Promise<number> {
  const dropped = await database.query(
    `delete from kept_answer where key in (
       select key from kept_answer where kept_at < $1 limit $2 for update skip locked
     ) returning 1`,
    [time, limit],
  );
  return dropped.length;
}
