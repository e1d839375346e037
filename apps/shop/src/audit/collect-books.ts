import { z } from 'zod';
import {
  InvoiceRow,
  NumberSeriesRow,
  OrderRow,
  ShipmentRow,
  StockRow,
  type BookLine,
  type FoldedLine,
} from './book-line.js';
import type { Books, View, ViewRow } from './books.js';

export interface ServiceLines<Line> {
  service: string;
  lines: Line[];
}

type Kept = Omit<Books, 'told' | 'views' | 'facts'>;

/** Combines the stored rows of all services. */
export function collectKept(answers: readonly ServiceLines<BookLine>[]): Kept {
  const all = answers.flatMap(({ service, lines }) => lines.map((line) => ({ service, line })));
  const aggregates = all.flatMap(({ line }) =>
    'aggregate' in line ? [{ kind: line.aggregate, ...line.row }] : [],
  );
  const ofKind = (kind: string) => aggregates.filter((each) => each.kind === kind);
  const registers = all.flatMap(({ line }) =>
    'register' in line && line.register === 'invoice number series' ? [line.row] : [],
  );
  return {
    aggregates,
    orders: z.array(OrderRow).parse(ofKind('order')),
    shipments: z.array(ShipmentRow).parse(ofKind('shipment')),
    invoices: z.array(InvoiceRow).parse(ofKind('invoice')),
    stock: z.array(StockRow).parse(ofKind('stock')),
    numberSeries: z.array(NumberSeriesRow).parse(registers),
    unsent: all.flatMap(({ service, line }) =>
      'unsent' in line ? [{ database: `${service}_${line.unsent}`, ...line.row }] : [],
    ),
    open: all.flatMap(({ service, line }) =>
      'open' in line ? [{ database: `${service}_${line.open}`, ...line.row }] : [],
    ),
  };
}

/** The states that follow from facts. */
export function collectTold(answers: readonly ServiceLines<FoldedLine>[]): Books['told'] {
  return answers.flatMap(({ lines }) =>
    lines.flatMap((line) => ('aggregate' in line ? [{ kind: line.aggregate, ...line.row }] : [])),
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
