import type { ReadModels } from '../../../trace/read-models.js';
import { Table } from '../parts/table.js';
import { money } from '../parts/words.js';

/** The order in each read model. Facts alone fill them, so they may be behind. */
export function Models({ overview, board, invoice, account }: ReadModels) {
  const accounts = (account ?? []).map(({ currency, openMinor, paidMinor, creditedMinor }) => {
    const [open, paid, credited] = [openMinor, paidMinor, creditedMinor].map((amountMinor) =>
      money({ amountMinor, currency }),
    );
    return ['customer account', overview?.customerId, `open ${open}, paid ${paid}, credited ${credited}`];
  });
  const shipped = `shipment ${overview?.shipmentStatus ?? '–'}, invoice ${overview?.invoiceStatus ?? '–'}`;
  const rows = [
    ['order overview', overview?.status, overview && `${shipped}, ${money(overview.total)}`],
    ['dispatch board', board?.status, board?.carrier && `${board.carrier} ${board.trackingNumber}`],
    ['invoice', invoice?.status, invoice && `${invoice.invoiceNumber ?? '–'}, ${money(invoice.total)}`],
    ...accounts,
  ];
  return (
    <section aria-labelledby="models">
      <h2 id="models">Read models</h2>
      <Table
        rows={rows.map(([name, status, more]) => ({
          key: `${name} ${more}`,
          cells: [name, status ?? '–', more],
        }))}
      />
    </section>
  );
}
