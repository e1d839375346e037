import type { ReadModels } from '../../../trace/read-models.js';
import { money } from '../parts/words.js';

/** The order in each read model. Facts alone fill them, so they may be behind. */
export function Models({ overview, board, invoice, account }: ReadModels) {
  const rows: [string, string, string][] = [
    [
      'order overview',
      overview?.status ?? '–',
      overview
        ? `shipment ${overview.shipmentStatus ?? '–'}, invoice ${overview.invoiceStatus ?? '–'}, ${money(overview.total)}`
        : '',
    ],
    [
      'dispatch board',
      board?.status ?? '–',
      board?.carrier ? `${board.carrier} ${board.trackingNumber}` : '',
    ],
    [
      'invoice',
      invoice?.status ?? '–',
      invoice ? `${invoice.invoiceNumber ?? '–'}, ${money(invoice.total)}` : '',
    ],
    ...(account ?? []).map(({ currency, openMinor, paidMinor, creditedMinor }): [string, string, string] => {
      const of = (amountMinor: number): string => money({ amountMinor, currency });
      return [
        'customer account',
        overview?.customerId ?? '',
        `open ${of(openMinor)}, paid ${of(paidMinor)}, credited ${of(creditedMinor)}`,
      ];
    }),
  ];
  return (
    <section aria-labelledby="models">
      <h2 id="models">Read models</h2>
      <div class="scroll" tabIndex={0}>
        <table>
          <tbody>
            {rows.map(([name, status, more]) => (
              <tr key={name + more}>
                <th scope="row">{name}</th>
                <td>{status}</td>
                <td>{more}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
