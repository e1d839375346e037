import type { TableComparison, Unreadable } from '@shop/projection';

/** The steps of the work on a projection, in their order. */
export type RebuildStep =
  | { goesOn: { startedAt: Date } }
  | { begun: { completeFrom: Date | null; carriedOver: number } }
  /** So many facts are read, and so many are left. */
  | { read: number; remaining: number }
  /** Everything is read that the topics held. */
  | { caughtUp: { read: number; ms: number } }
  | { compared: TableComparison[]; unreadable: Unreadable[] }
  /**
   * The end: `ready` for the swap; `swapped`, so it is live; `back`, so the tables from before are live
   * again.
   */
  | { done: 'ready' | 'swapped' | 'back' | 'dropped-next' | 'dropped-previous' }
  /** Nothing was changed. What was rebuilt is dropped again, unless an earlier rebuild had begun it. */
  | { dryRun: 'kept' | 'dropped' };
