import { CommandFailedError } from '../failure.js';
import type { AuditOptions } from './audit-options.js';
import type { Books } from './books.js';
import { differencesIn } from './differences.js';
import { withBooks } from './look.js';
import { settle } from './settle.js';
import { uncheckedOfShop } from './shop/check-shop.js';

/** The findings of an audit. */
export interface AuditReport extends ReturnType<typeof countsOf> {
  differences: string[];
  open: Books['open'];
  notChecked: Books['notChecked'];
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
    const notChecked = [...books.notChecked, ...uncheckedOfShop(books)];
    return { ...countsOf(books), differences, open: books.open, notChecked };
  });
}

/** @throws CommandFailedError */
export function assertBalance({ differences, open }: AuditReport, { strict }: AuditOptions): void {
  const failures = differences.length + (strict ? open.length : 0);
  if (failures > 0) throw new CommandFailedError(`The books do not balance: ${failures} differences`);
}

export function describeAudit({ aggregates, facts, differences, open, notChecked }: AuditReport): string {
  const seen = Object.entries(aggregates).map(([kind, count]) => `${kind} ${count}`);
  const unchecked = notChecked.length > 0 ? `, ${notChecked.length} not checked` : '';
  return [
    ...differences,
    ...open.map(({ database, what }) => `open: ${database}: ${what}`),
    ...notChecked.map((what) => `not checked: ${what}`),
    `${seen.join(', ')}, facts ${facts}: ${differences.length} differences, ${open.length} open${unchecked}`,
  ].join('\n');
}

/** How many things of each kind there are. */
function countsOf({ kinds, aggregates, facts }: Books) {
  const counts = kinds.map(
    ({ kind }) => [kind, aggregates.filter((each) => each.kind === kind).length] as const,
  );
  return { aggregates: Object.fromEntries(counts), facts: facts.length };
}
