import { Inject, Injectable } from '@nestjs/common';
import { WriteDatabase, type Transaction } from '@shop/database';
import { annotateStory } from '@shop/telemetry';
import type { CommandRequest } from '../requests/command-request.js';
import { keepAnswer, takeKey, type Answer } from './kept-answers.js';

/** The entrance of commands: opens the transaction, and gives a request that comes again the answer it had. */
@Injectable()
export class IdempotentCommands {
  constructor(@Inject(WriteDatabase) private readonly database: WriteDatabase) {}

  /**
   * Carries out `work` and returns the body of its answer; headers are set on the reply. With an `Idempotency-Key` its effect
   * happens once: the key, the effect and the answer are one transaction, so a failed attempt leaves none of them. Of several at
   * once the others wait for the first, and answer what it has answered.
   *
   * @throws Problem 422 when the key came with another request
   */
  async run<Body>(command: CommandRequest, work: (tx: Transaction) => Promise<Answer<Body>>): Promise<Body> {
    const { headers = {}, body } = await this.database.transaction((tx) => once(tx, command, work));
    for (const [name, value] of Object.entries(headers)) command.reply.header(name, value);
    return body;
  }
}

async function once<Body>(
  tx: Transaction,
  { idempotency }: CommandRequest,
  work: (tx: Transaction) => Promise<Answer<Body>>,
): Promise<Answer<Body>> {
  if (!idempotency) return work(tx);
  // First of all: whoever comes second waits here, with nothing locked, until the first one's transaction has ended.
  const kept = await takeKey<Body>(tx, idempotency);
  if (kept) return replayed(kept);
  const answer = await work(tx);
  keepAnswer(tx, idempotency.key, answer);
  return answer;
}

function replayed<Body>({ headers, body }: Answer<Body>): Answer<Body> {
  annotateStory({ replayed: 'true' });
  return { headers: { ...headers, 'idempotent-replayed': 'true' }, body };
}
