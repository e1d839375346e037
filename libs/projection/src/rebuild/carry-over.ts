import type { Transaction } from '@shop/database';
import type { Projection } from '../projection.decorator.js';
import { sharedColumns } from './columns.js';
import { RebuildError } from './errors.js';
import { LIVE, tablesIn } from './table-sets.js';

/**
 * Copies the rows that began before that time, or at an unknown time, from the live tables: the topics may
 * lack some of their facts. Facts that the topics still have are written over the copies. Returns the number
 * of rows.
 *
 * @throws RebuildError when a table does not say which rows these are
 */
export async function carryOver(
  tx: Transaction,
  { name, tables }: Projection,
  { schema, before }: { schema: string; before: Date },
): Promise<number> {
  let rows = 0;
  for (const table of await tablesIn(tx, LIVE, Object.keys(tables))) {
    const began = tables[table]?.began;
    if (began === undefined) {
      throw new RebuildError(`${name} does not say by which column of ${table} its older rows are known`);
    }
    const columns = (await sharedColumns(tx, [LIVE, schema], table))
      .filter(({ generated }) => !generated)
      .map((column) => column.name)
      .join(', ');
    const [copied] = await tx.query<{ count: number }>(
      `with copied as (
         insert into ${schema}.${table} (${columns})
         select ${columns} from ${LIVE}.${table} where ${began} < $1 or ${began} is null returning 1
       ) select count(*)::int as count from copied`,
      [before],
    );
    rows += copied?.count ?? 0;
  }
  return rows;
}
