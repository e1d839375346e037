import { Body, Controller, Post } from '@nestjs/common';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import type { Transaction } from '@shop/database';
import { Command, IdempotentCommands, text, type CommandRequest } from '@shop/http';
import { Outbox } from '@shop/outbox';
import { z } from 'zod';
import { uuidv7 } from '@shop/uuid';
import { bookLent } from '../catalogue.js';

const LOAN_MS = 28 * 24 * 60 * 60 * 1000;

const LendBook = z.strictObject({ title: text(200), reader: text(100) });
type LendBook = z.output<typeof LendBook>;

@Controller('loans')
export class LendBookController {
  constructor(
    private readonly commands: IdempotentCommands,
    private readonly outbox: Outbox,
  ) {}

  @Post()
  lend(@Body({ schema: LendBook }) book: LendBook, @Command() command: CommandRequest) {
    return this.commands.run(command, async (tx) => ({ body: this.#lend(tx, book, new Date()) }));
  }

  /** The loan and its event, in one transaction: there is never one without the other. */
  #lend(tx: Transaction, { title, reader }: LendBook, now: Date): { loanId: string } {
    const loanId = uuidv7();
    tx.send('insert into loan (id, title, reader) values ($1, $2, $3)', [loanId, title, reader]);
    this.outbox.append(tx, bookLent, {
      loanId,
      version: 1,
      occurredAt: timestampFromDate(now),
      title,
      reader,
      dueAt: timestampFromDate(new Date(now.getTime() + LOAN_MS)),
    });
    return { loanId };
  }
}
