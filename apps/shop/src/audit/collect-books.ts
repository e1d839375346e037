import { topicCatalogue } from '@shop/contracts';
import { topicsOwnedBy } from '@shop/topics';
import type { BookLine, FoldedLine } from './book-line.js';
import type { Books, Kind, View, ViewRow } from './books.js';

export interface ServiceLines<Line> {
  service: string;
  lines: Line[];
}

type Kept = Omit<Books, 'told' | 'views' | 'facts'>;

/** Combines the stored rows of all services. */
export function collectKept(answers: readonly ServiceLines<BookLine>[]): Kept {
  const all = answers.flatMap(({ service, lines }) => lines.map((line) => ({ service, line })));
  return {
    kinds: answers.flatMap(kindsOf),
    aggregates: all.flatMap(({ service, line }) =>
      'aggregate' in line ? [{ service, kind: line.aggregate, ...line.row }] : [],
    ),
    registers: all.flatMap(({ line }) =>
      'register' in line ? [{ register: line.register, ...line.row }] : [],
    ),
    unsent: all.flatMap(({ service, line }) =>
      'unsent' in line ? [{ database: `${service}_${line.unsent}`, ...line.row }] : [],
    ),
    open: all.flatMap(({ service, line }) =>
      'open' in line ? [{ database: `${service}_${line.open}`, ...line.row }] : [],
    ),
    notChecked: [
      ...topicsWithoutBook(answers),
      ...all.flatMap(({ service, line }) =>
        'uncovered' in line ? [`read model ${line.row.name}: ${service} has no book of it`] : [],
      ),
    ],
  };
}

/**
 * A book may read facts of other services. The changes of its aggregates are in the topics of its own service
 * that have its key, also in topics that it does not read: a fact that keeps the state also has a version.
 */
function kindsOf({ service, lines }: ServiceLines<BookLine>): Kind[] {
  const owned = topicsOwnedBy(topicCatalogue, service);
  return lines.flatMap((line) => {
    if (!('covered' in line)) return [];
    const read = owned.filter(({ name }) => line.row.topics.includes(name));
    const keys = new Set(read.map(({ keyField }) => keyField));
    const topics = owned.filter(({ keyField }) => keys.has(keyField)).map(({ name }) => name);
    return [{ service, kind: line.row.name, topics }];
  });
}

function topicsWithoutBook(answers: readonly ServiceLines<BookLine>[]): string[] {
  const covered = new Map(
    answers.map(({ service, lines }) => [
      service,
      new Set(lines.flatMap((line) => ('covered' in line ? line.row.topics : []))),
    ]),
  );
  return topicCatalogue
    .filter(({ name, owner }) => !covered.get(owner)?.has(name))
    .map(({ name, owner }) => `facts of ${name}: ${owner} has no book for them`);
}

/** The states that follow from facts. */
export function collectTold(answers: readonly ServiceLines<FoldedLine>[]): Books['told'] {
  return answers.flatMap(({ service, lines }) =>
    lines.flatMap((line) => ('aggregate' in line ? [{ service, kind: line.aggregate, ...line.row }] : [])),
  );
}

/** The read models as stored, and as facts make them. */
export function collectViews(
  kept: readonly ServiceLines<BookLine>[],
  folded: readonly ServiceLines<FoldedLine>[],
): View[] {
  const [rows, told] = [viewRows(kept), viewRows(folded)];
  return [...new Set([...rows.keys(), ...told.keys()])].map((name) => ({
    name,
    rows: rows.get(name) ?? [],
    told: told.get(name) ?? [],
  }));
}

function viewRows(answers: readonly ServiceLines<BookLine | FoldedLine>[]): Map<string, ViewRow[]> {
  const rows = new Map<string, ViewRow[]>();
  for (const line of answers.flatMap(({ lines }) => lines)) {
    if (!('view' in line)) continue;
    const known = rows.get(line.view);
    if (known) known.push(line.row);
    else rows.set(line.view, [line.row]);
  }
  return rows;
}
