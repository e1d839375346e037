import type { Books } from './books.js';
import { keepsEveryFact, type Fact } from './facts.js';

/**
 * The part of the books in which something has happened since then: orders placed, products whose stock
 * changed. Of those it is the whole story, from their beginning.
 */
export function narrowTo(since: Date, books: Books): Books {
  const isRecent = recent(since, books);
  const ofRecent = <Row extends { about: string }>(rows: readonly Row[]): Row[] =>
    rows.filter(({ about }) => isRecent(about));
  return {
    ...books,
    aggregates: ofRecent(books.aggregates),
    told: ofRecent(books.told),
    views: books.views.map(({ name, rows, told }) => ({ name, rows: ofRecent(rows), told: ofRecent(told) })),
    facts: ofRecent(books.facts),
  };
}

/** Whether what a row or a fact is about began since then, or, where only the latest is kept, has changed. */
export function recent(
  since: Date,
  { aggregates, facts }: Pick<Books, 'aggregates' | 'facts'>,
): (about: string) => boolean {
  const made = aggregates.filter(({ madeAt }) => madeAt !== undefined && madeAt < since);
  const told = [...Map.groupBy(facts, ({ about }) => about)].filter(([, all]) => isOld(since, all));
  const old = new Set([...made.map(({ about }) => about), ...told.map(([about]) => about)]);
  return (about) => !old.has(about);
}

function isOld(since: Date, facts: readonly Fact[]): boolean {
  const kept = facts.filter(({ topic }) => keepsEveryFact(topic));
  return kept.length > 0 ? kept.some(({ at }) => at < since) : facts.every(({ at }) => at < since);
}
