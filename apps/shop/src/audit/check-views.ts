import type { Books } from './books.js';
import { foldAccounts } from './fold-accounts.js';
import { foldBoard } from './fold-board.js';
import { foldOverviews } from './fold-overviews.js';
import { foldAvailability, foldStock } from './fold-stock.js';

/** Every read model shows what the facts of its topics say, and nothing else. The write side's stock says the same. */
export function checkViews(books: Books): string[] {
  const { overviews, board, accounts, stock, stockLevels, availabilities, facts } = books;
  const byOrder = ({ order_id }: { order_id: string }) => order_id;
  const byInvoice = ({ invoice_id }: { invoice_id: string }) => invoice_id;
  const bySku = ({ sku }: { sku: string }) => sku;
  const levels = foldStock(facts);
  return [
    ...compare('order overview', overviews, byOrder, foldOverviews(facts)),
    ...compare('dispatch board', board, byOrder, foldBoard(facts)),
    ...compare('customer account', accounts, byInvoice, foldAccounts(facts)),
    ...compare('stock', stock, bySku, levels),
    ...compare('stock level', stockLevels, bySku, levels),
    ...compare('product availability', availabilities, bySku, foldAvailability(facts)),
  ];
}

function compare<Row extends object>(
  view: string,
  shown: readonly Row[],
  idOf: (row: Row) => string,
  told: ReadonlyMap<string, Row>,
): string[] {
  const rows = new Map(shown.map((row) => [idOf(row), row]));
  const ids = new Set([...rows.keys(), ...told.keys()]);
  return [...ids].flatMap((id) => {
    const [row, expected] = [rows.get(id), told.get(id)];
    if (!expected) return [`${view} has ${id}, of which no fact tells`];
    if (!row) return [`${view} does not have ${id}, of which facts tell`];
    return columnDifferences(row, expected).map((difference) => `${view} of ${id}: ${difference}`);
  });
}

function columnDifferences<Row extends object>(row: Row, expected: Row): string[] {
  return (Object.keys(expected) as (keyof Row & string)[])
    .filter((column) => row[column] !== expected[column])
    .map((column) => `${column} is ${String(row[column])}, the facts say ${String(expected[column])}`);
}
