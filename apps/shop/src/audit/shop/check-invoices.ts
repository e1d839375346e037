import type { ShopBooks } from './shop-books.js';

const AWAY = new Set(['DISPATCHED', 'DELIVERED', 'RECALLED']);
const OWED = new Set(['ISSUED', 'PAID']);

/** Checks that exactly the goods are billed that were sent and have not come back. */
export function checkOpenInvoices({ invoices, shipments }: ShopBooks): string[] {
  const sent = new Map(shipments.map(({ about, status }) => [about, AWAY.has(status)]));
  return invoices
    .filter(({ about, status }) => (sent.get(about) ?? false) !== OWED.has(status))
    .map(
      ({ id, about, status }) =>
        `invoice ${id} is ${status}, but the goods of order ${about} ${sent.get(about) ? 'were sent' : 'are not with the customer'}`,
    );
}

/** Checks that the numbers of a year have no gaps. */
export function checkNumbers({ invoices, numberSeries }: ShopBooks): string[] {
  const given = new Map(numberSeries.map(({ id, lastNumber }) => [Number(id), lastNumber]));
  const used = Map.groupBy(
    invoices.flatMap(({ number }) => parseNumber(number)),
    ({ year }) => year,
  );
  const years = [...new Set([...given.keys(), ...used.keys()])].toSorted((a, b) => a - b);
  return years.flatMap((year) => {
    const sequence = new Set((used.get(year) ?? []).map((number) => number.sequence));
    const last = Math.max(given.get(year) ?? 0, ...sequence);
    const missing = Array.from({ length: last }, (_, index) => index + 1).filter((n) => !sequence.has(n));
    const beyond = [...sequence].filter((n) => n > (given.get(year) ?? 0));
    return [
      ...missing.map((n) => `invoice number ${n} of ${year} was given, but no invoice has it`),
      ...beyond.map((n) => `invoice number ${n} of ${year} is used, but was never given`),
    ];
  });
}

function parseNumber(number: string | null): { year: number; sequence: number }[] {
  const [, year, sequence] = /^INV-(\d{4})-(\d+)$/.exec(number ?? '') ?? [];
  return year && sequence ? [{ year: Number(year), sequence: Number(sequence) }] : [];
}
