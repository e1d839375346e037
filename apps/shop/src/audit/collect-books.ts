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
  const kinds = answers.flatMap(kindsOf);
  return {
    kinds,
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
      ...topicsWithoutBook(kinds),
      ...all.flatMap(({ service, line }) =>
        'uncovered' in line ? [`read model ${line.row.name}: ${service} has no book of it`] : [],
      ),
    ],
  };
}

/** A book may read facts of others. Its own changes are in the topics that its service owns. */
function kindsOf({ service, lines }: ServiceLines<BookLine>): Kind[] {
  const owned = new Set(topicsOwnedBy(topicCatalogue, service).map(({ name }) => name));
  return lines.flatMap((line) =>
    'covered' in line
      ? [{ service, kind: line.row.name, topics: line.row.topics.filter((topic) => owned.has(topic)) }]
      : [],
  );
}

function topicsWithoutBook(kinds: readonly Kind[]): string[] {
  const covered = new Set(kinds.flatMap(({ topics }) => topics));
  return topicCatalogue
    .filter(({ name }) => !covered.has(name))
    .map(({ name, owner }) => `facts of ${name}: ${owner} has no book for them`);
}

/** The states that follow from facts. */
export function collectTold(answers: readonly ServiceLines<FoldedLine>[]): Books['told'] {
  return answers.flatMap(({ service, lines }) =>
    lines.flatMap((line) => ('aggregate' in line ? [{ service, kind: line.aggregate, ...line.row }] : [])),
  );
}

/** The read models as they are, and as facts make them. */
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
