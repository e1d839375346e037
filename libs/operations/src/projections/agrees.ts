import type { TableComparison } from '@shop/projection';

/** Whether no row is known to differ, and none is undecided. */
export function agrees(tables: readonly TableComparison[]): boolean {
  return tables.every(({ differing, undecided, cutOff }) => differing === 0 && undecided === 0 && !cutOff);
}
