import { CommandFailedError } from '../failure.js';
import type { AuditOptions } from './audit-options.js';
import { differencesIn } from './differences.js';
import { withBooks } from './look.js';
import { countsOf, describeAudit, type AuditReport } from './report.js';
import { settle } from './settle.js';
import { uncheckedOfShop } from './shop/check-shop.js';

/** Prints the differences. @throws CommandFailedError when there are any */
export async function audit(options: AuditOptions): Promise<void> {
  const report = await auditBooks(options);
  console.log(options.json ? JSON.stringify(report, null, 2) : describeAudit(report));
  assertBalance(report, options);
}

export function auditBooks({ wait, since }: AuditOptions): Promise<AuditReport> {
  return withBooks({ since }, async (look) => {
    let books = await look();
    const differences = await settle(async () => differencesIn((books = await look()), since), wait);
    const notChecked = [...books.notChecked, ...uncheckedOfShop(books)];
    return { ...countsOf(books), differences, open: books.open, notChecked };
  });
}

/** @throws CommandFailedError */
export function assertBalance({ differences, open }: AuditReport, { strict }: AuditOptions): void {
  const failures = differences.length + (strict ? open.length : 0);
  if (failures > 0) throw new CommandFailedError(`The books do not balance: ${failures} differences`);
}
