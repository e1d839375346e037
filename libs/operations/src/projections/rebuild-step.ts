import type { TableComparison, Unreadable } from '@shop/projection';

/** What is told of the work on a projection, one after the other. */
export type RebuildStep =
  | { goesOn: { startedAt: Date } }
  | { begun: { completeFrom: Date | null; carriedOver: number } }
  /** So many facts are read, and so many are left. */
  | { read: number; remaining: number }
  /** Everything is read that the topics held. */
  | { caughtUp: { read: number; ms: number } }
  | { compared: TableComparison[]; unreadable: Unreadable[] }
  /**
   * What became of it: `ready` is to be swapped, `swapped` is live, `back` has brought back the tables from
   * before.
   */
  | { done: 'ready' | 'swapped' | 'back' | 'dropped-next' | 'dropped-previous' }
  /** Nothing was changed. What was rebuilt is dropped again, unless an earlier rebuild had begun it. */
  | { dryRun: 'kept' | 'dropped' };
