import { CommandFailedError } from '../failure.js';
import type { AuditOptions } from './audit-options.js';
import type { Books } from './books.js';
import { differencesIn } from './differences.js';
import { withBooks } from './look.js';
import { settle } from './settle.js';

/** Prints what is off. @throws CommandFailedError when anything is */
export async function audit({ wait, since, strict }: AuditOptions): Promise<void> {
  await withBooks({ since }, async (look) => {
    let books = await look();
    const differences = await settle(async () => differencesIn((books = await look()), since), wait);
    for (const difference of differences) console.log(difference);
    for (const { database, what } of books.open) console.log(`open: ${database}: ${what}`);
    console.log(summary(books, differences.length));
    const failures = differences.length + (strict ? books.open.length : 0);
    if (failures > 0) throw new CommandFailedError(`The books do not balance: ${failures} differences`);
  });
}

function summary({ orders, shipments, invoices, stock, facts, open }: Books, differences: number): string {
  const seen = `${orders.length} orders, ${shipments.length} shipments, ${invoices.length} invoices, ${stock.length} products in stock, ${facts.length} facts`;
  return `${seen}: ${differences} differences, ${open.length} open`;
}
