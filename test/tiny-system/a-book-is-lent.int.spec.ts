import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { publishSchemas, topicSettings } from '@shop/messaging';
import { eventually, registryOfStack, uniqueName, withAdmin } from '@shop/testing';
import { catalogue } from './catalogue.js';
import { LendingModule, databases as lendingDatabases } from './lending/lending.module.js';
import { RemindersModule, databases as remindersDatabases } from './reminders/reminders.module.js';
import { RunningService } from './running-service.js';

const TIERS = ['1s'];

let lending: RunningService;
let reminders: RunningService;

/** The steps of a deployment: topics and schemas exist before the services start. */
beforeAll(async () => {
  await withAdmin((admin) => admin.apply(topicSettings(catalogue, TIERS, 'local')));
  await publishSchemas(registryOfStack(), catalogue);
  lending = await RunningService.start({
    name: 'lending',
    module: LendingModule,
    databases: lendingDatabases,
    tiers: TIERS,
  });
  reminders = await RunningService.start({
    name: 'reminders',
    module: RemindersModule,
    databases: remindersDatabases,
    tiers: TIERS,
  });
});
afterAll(async () => {
  await reminders?.close();
  await lending?.close();
});

describe('a book that is lent', () => {
  const reader = uniqueName('reader');
  const book = { title: 'The Left Hand of Darkness', reader };
  let loanId: unknown;

  it('is one loan, though the command comes twice', async () => {
    const key = { 'idempotency-key': randomUUID() };
    const first = await lending.api.post('/loans', book, key);
    const second = await lending.api.post('/loans', book, key);

    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body).toEqual(first.body);
    expect(await lending.write.query('select title, reader from loan')).toEqual([book]);
    loanId = first.body['loanId'];
  });

  it('is shown to its reader by the other service', async () => {
    const books = () => reminders.api.get(`/readers/${reader}/books`).then(({ body }) => body['books']);
    const shown = await eventually(books, (all) => Array.isArray(all) && all.length > 0, 'no book was shown');

    expect(shown).toEqual([{ title: book.title, dueAt: expect.any(String) }]);
  });

  it('has one reminder, two days before it is due', async () => {
    const planned = () =>
      reminders.write.query('select loan_id, remind_at > now() as ahead from reminder where reader = $1', [
        reader,
      ]);
    const rows = await eventually(planned, ({ length }) => length > 0, 'no reminder was planned');

    expect(rows).toEqual([{ loan_id: loanId, ahead: true }]);
  });
});
