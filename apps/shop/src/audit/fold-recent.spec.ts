import { describe, expect, it } from '@jest/globals';
import { invoicePaid, toMoney } from '@shop/contracts';
import { factOf } from '../../test/balanced-books.js';
import type { BookLine, FoldedLine } from './book-line.js';
import type { Fact } from './facts.js';
import { foldRecent } from './fold-recent.js';

const paid = (orderId: string) =>
  factOf(invoicePaid, {
    orderId,
    invoiceId: `of-${orderId}`,
    customerId: 'ada',
    version: 1,
    amount: toMoney(1, 'EUR'),
  });
const facts = [paid('old'), paid('new')];
const isRecent = (about: string) => about !== 'old';
const row = (about: string): BookLine => ({
  aggregate: 'invoice',
  row: { id: 'i', about, version: 1, state: '' },
});

/** The facts that the service got last. */
async function given(rows: BookLine[], answer: (some: readonly Fact[]) => FoldedLine[]): Promise<string[]> {
  let last: readonly Fact[] = [];
  await foldRecent(rows, facts, isRecent, (some) => {
    last = some;
    return Promise.resolve(answer(some));
  });
  return last.map(({ about }) => about);
}

describe('What is folded where only recent things are looked at', () => {
  it('are the facts of these', async () => {
    expect(await given([row('new')], () => [])).toEqual(['new']);
  });

  it('are all facts, where a row is about something of which none of them tells', async () => {
    expect(await given([row('ada')], () => [])).toEqual(['old', 'new']);
  });

  it('are all facts, where the service makes of them rows about something else', async () => {
    expect(await given([row('new')], () => [{ regroups: 'points' }])).toEqual(['old', 'new']);
  });
});
