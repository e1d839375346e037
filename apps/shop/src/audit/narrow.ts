import type { Books } from './books.js';
import { keepsEveryFact, type Fact } from './facts.js';

/**
 * Narrows the books to subjects with a change since then: orders placed, products whose stock changed. It
 * keeps the whole story of those, from the beginning.
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

/** Whether the subject began since then or, where only its latest fact is kept, has changed since then. */
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
