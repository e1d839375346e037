import { Injectable } from '@nestjs/common';
import { WriteDatabase, type Query, type Transaction } from '@shop/database';
import { addLogFields } from '@shop/telemetry';
import type { CommandRequest, Idempotency } from '../requests/command-request.js';
import { acquireKey, findAnswer, isKeyTaken, keepAnswer, type Answer } from './kept-answers.js';

type Work<Body> = (tx: Transaction) => Promise<Answer<Body>>;

/** The entrance of commands: opens the transaction, and gives a repeated request its first answer. */
@Injectable()
export class IdempotentCommands {
  constructor(private readonly database: WriteDatabase) {}

  /**
   * Carries out `work` and returns the body of its answer; headers are set on the reply. With an
   * `Idempotency-Key` its effect happens once: the key, the effect and the answer are one transaction, so a
   * failed attempt leaves none of them. Concurrent requests with the same key wait for the first, and get its
   * answer. The key goes to the database with the first statement that `work` waits for: until then `work`
   * may run for nothing, so all of its effects belong in its transaction.
   *
   * @throws Problem 422 when the key came with another request
   */
  async run<Body>(command: CommandRequest, work: Work<Body>): Promise<Body> {
    const { headers = {}, body } = await this.#once(command.idempotency, work);
    for (const [name, value] of Object.entries(headers)) command.reply.header(name, value);
    return body;
  }

  async #once<Body>(idempotency: Idempotency | undefined, work: Work<Body>): Promise<Answer<Body>> {
    if (!idempotency) return this.database.transaction(work);
    const answer = await this.database.transaction<Answer<Body> | undefined>(
      (tx) => underKey(tx, idempotency, work),
      // On the same connection: a client that asks again must not wait twice for one.
      (error, query) => keptAnswer(error, query, idempotency),
    );
    // The answer was there a moment ago, and has been dropped since.
    return answer ?? this.#once(idempotency, work);
  }
}

async function underKey<Body>(
  tx: Transaction,
  idempotency: Idempotency,
  work: Work<Body>,
): Promise<Answer<Body>> {
  // First of all: a second request waits here, without locks, until the first one's transaction has ended.
  acquireKey(tx, idempotency);
  try {
    const answer = await work(tx);
    keepAnswer(tx, idempotency.key, answer);
    return answer;
  } catch (error) {
    // The second request gets the first answer, even if the work would be refused by now.
    const sent = await tx.settle().catch((failure: unknown) => failure);
    throw isKeyTaken(sent) ? sent : error;
  }
}

async function keptAnswer<Body>(
  error: unknown,
  query: Query,
  idempotency: Idempotency,
): Promise<Answer<Body> | undefined> {
  if (!isKeyTaken(error)) throw error;
  const kept = await findAnswer<Body>(query, idempotency);
  return kept && replayed(kept);
}

function replayed<Body>({ headers, body }: Answer<Body>): Answer<Body> {
  addLogFields({ replayed: 'true' });
  return { headers: { ...headers, 'idempotent-replayed': 'true' }, body };
}
