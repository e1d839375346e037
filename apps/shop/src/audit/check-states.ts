import type { Books, InvoiceRow, ShipmentRow } from './books.js';
import { foldAccounts } from './fold-accounts.js';
import { foldBoard } from './fold-board.js';
import { foldOverviews } from './fold-overviews.js';

/** Every aggregate is in the state of which its facts tell. */
export function checkStates({ orders, shipments, invoices, facts }: Books): string[] {
  const overviews = foldOverviews(facts);
  const board = foldBoard(facts);
  const accounts = foldAccounts(facts);
  return [
    ...orders.flatMap(({ id, status }) =>
      unlike(`order ${id}`, status, overviews.get(id)?.order_status ?? 'nothing'),
    ),
    ...shipments.flatMap((row) => {
      const told = board.get(row.order_id);
      return unlike(`shipment ${row.id}`, shipmentState(row), told ? shipmentState(told) : 'nothing');
    }),
    ...invoices.flatMap((row) => {
      const told = accounts.get(row.id);
      const words = told && `${told.status} ${told.invoice_number}`;
      return unlike(`invoice ${row.id}`, issuedState(row), words ?? 'not issued');
    }),
  ];
}

function shipmentState({ status, tracking_number }: Pick<ShipmentRow, 'status' | 'tracking_number'>): string {
  return tracking_number === null ? status : `${status} as ${tracking_number}`;
}

/** No fact tells of a draft. */
function issuedState({ status, number }: InvoiceRow): string {
  return number === null ? 'not issued' : `${status} ${number}`;
}

function unlike(what: string, known: string, told: string): string[] {
  return known === told ? [] : [`${what} is ${known}, its facts say ${told}`];
}
