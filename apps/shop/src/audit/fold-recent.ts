import type { BookLine, FoldedLine } from './book-line.js';
import type { Fact } from './facts.js';

/**
 * Folds facts into the rows of a service. Only recent facts are folded, unless rows and facts have different
 * subjects: the row of a customer, for example, needs old orders as well.
 */
export async function foldRecent(
  rows: readonly BookLine[],
  facts: readonly Fact[],
  isRecent: (about: string) => boolean,
  fold: (facts: readonly Fact[]) => Promise<FoldedLine[]>,
): Promise<FoldedLine[]> {
  const told = new Set(facts.map(({ about }) => about));
  const isForeign = (line: BookLine) => ('aggregate' in line || 'view' in line) && !told.has(line.row.about);
  if (!rows.some(isForeign)) {
    const lines = await fold(facts.filter(({ about }) => isRecent(about)));
    if (!lines.some((line) => 'regroups' in line)) return lines;
  }
  return fold(facts);
}
