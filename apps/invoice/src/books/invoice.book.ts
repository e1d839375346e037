import type { MessageShape } from '@bufbuild/protobuf';
import { invoiceCredited, invoiceIssued, invoicePaid, orderPlaced } from '@shop/contracts';
import { foldOf, type Book, type Register } from '@shop/operations';
import { invoiceIdOf } from '../invoice-id.js';
import { statusOf } from './invoice-facts.js';

const topics = [orderPlaced, invoiceIssued, invoicePaid, invoiceCredited] as const;
type Event = MessageShape<(typeof topics)[number]['schema']>;

interface Known {
  version: number;
  status: string | undefined;
  number: string | undefined;
}

/** No event describes a draft: an audit knows only that it is not issued. */
export const invoiceBook: Book = {
  name: 'invoice',
  rows: `
    select id, order_id as about, version, status, number,
      case when number is null then 'not issued' else status || ' ' || number end as state,
      (placed_order -> 'total' ->> 'amountMinor')::float8 as "totalMinor",
      placed_order -> 'total' ->> 'currency' as currency
    from invoices`,
  fold: foldOf({
    topics,
    aboutOf: ({ orderId }: Event) => orderId,
    idOf: ({ orderId }) => invoiceIdOf(orderId),
    evolve: learn,
    columns: ({ status, number }) => ({ state: status === undefined ? 'not issued' : `${status} ${number}` }),
  }),
};

/** The last number given in each year. */
export const invoiceNumberSeriesRegister: Register = {
  name: 'invoice number series',
  rows: `select year::text as id, year::text as about, last_number as "lastNumber" from invoice_number_series`,
};

function learn(known: Known = { version: 0, status: undefined, number: undefined }, event: Event): Known {
  if (!('invoiceId' in event)) return known;
  const number = 'invoiceNumber' in event ? event.invoiceNumber : known.number;
  if (known.version > event.version) return { ...known, number };
  return { version: event.version, status: statusOf(event), number };
}
