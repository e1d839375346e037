import { CommandFailedError } from '../failure.js';
import type { AuditOptions } from './audit-options.js';
import type { Books } from './books.js';
import { differencesIn } from './differences.js';
import { withBooks } from './look.js';
import { settle } from './settle.js';

/** The findings of an audit. */
export interface AuditReport extends ReturnType<typeof countsOf> {
  differences: string[];
  open: Books['open'];
}

/** Prints what is off. @throws CommandFailedError when anything is */
export async function audit(options: AuditOptions): Promise<void> {
  const report = await auditBooks(options);
  console.log(options.json ? JSON.stringify(report, null, 2) : describeAudit(report));
  assertBalance(report, options);
}

export function auditBooks({ wait, since }: AuditOptions): Promise<AuditReport> {
  return withBooks({ since }, async (look) => {
    let books = await look();
    const differences = await settle(async () => differencesIn((books = await look()), since), wait);
    return { ...countsOf(books), differences, open: books.open };
  });
}

/** @throws CommandFailedError */
export function assertBalance({ differences, open }: AuditReport, { strict }: AuditOptions): void {
  const failures = differences.length + (strict ? open.length : 0);
  if (failures > 0) throw new CommandFailedError(`The books do not balance: ${failures} differences`);
}

export function describeAudit({ differences, open, ...counts }: AuditReport): string {
  const { orders, shipments, invoices, productsInStock, facts } = counts;
  const seen = `${orders} orders, ${shipments} shipments, ${invoices} invoices, ${productsInStock} products in stock, ${facts} facts`;
  return [
    ...differences,
    ...open.map(({ database, what }) => `open: ${database}: ${what}`),
    `${seen}: ${differences.length} differences, ${open.length} open`,
  ].join('\n');
}

function countsOf({ orders, shipments, invoices, stock, facts }: Books) {
  return {
    orders: orders.length,
    shipments: shipments.length,
    invoices: invoices.length,
    productsInStock: stock.length,
    facts: facts.length,
  };
}
