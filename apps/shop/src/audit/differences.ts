import type { Books } from './books.js';
import { checkFacts } from './check-facts.js';
import { checkStates } from './check-states.js';
import { checkViews } from './check-views.js';
import { narrowTo } from './narrow.js';
import { checkShop } from './shop/check-shop.js';

/**
 * Lists the differences that remain once everything has arrived, one line each; with `since`, only those of
 * later changes.
 */
export function differencesIn(all: Books, since?: Date): string[] {
  const books = since ? narrowTo(since, all) : all;
  return [
    ...checkOutboxes(all),
    ...checkShop(books, all),
    ...checkFacts(books),
    ...checkStates(books),
    ...checkViews(books),
  ];
}

function checkOutboxes({ unsent }: Books): string[] {
  return unsent.map(
    ({ database, topic, count }) => `${database} has ${count} facts for ${topic} in its outbox`,
  );
}
