import { topicCatalogue } from '@shop/contracts';
import type { Books } from './books.js';

/** The findings of an audit. */
export interface AuditReport extends ReturnType<typeof countsOf> {
  differences: string[];
  open: Books['open'];
  notChecked: Books['notChecked'];
}

/** Counts the aggregates of each kind, and the facts of each topic. A topic without facts counts 0. */
export function countsOf({ kinds, aggregates, facts }: Books) {
  const names = kinds.map(({ kind }) => kind);
  const topics = topicCatalogue.map(({ name }) => name);
  return {
    aggregates: countsByName(names, (name) => aggregates.filter(({ kind }) => kind === name)),
    facts: facts.length,
    factsByTopic: countsByName(topics, (name) => facts.filter(({ topic }) => topic === name)),
  };
}

export function describeAudit(report: AuditReport): string {
  const { aggregates, facts, factsByTopic, differences, open, notChecked } = report;
  const unchecked = notChecked.length > 0 ? `, ${notChecked.length} not checked` : '';
  return [
    ...differences,
    ...open.map(({ database, what }) => `open: ${database}: ${what}`),
    ...notChecked.map((what) => `not checked: ${what}`),
    `Facts: ${listed(factsByTopic)}`,
    `${listed(aggregates)}, facts ${facts}: ${differences.length} differences, ${open.length} open${unchecked}`,
  ].join('\n');
}

function countsByName(
  names: readonly string[],
  allOf: (name: string) => readonly unknown[],
): Record<string, number> {
  return Object.fromEntries(names.map((name) => [name, allOf(name).length]));
}

function listed(counts: Record<string, number>): string {
  return Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');
}
