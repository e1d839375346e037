import type { Fault } from './faults/fault.js';

/** As tools/chaos/arguments.mjs reads them from the command line. */
export interface Settings {
  seed: number;
  minutes: number;
  /** Orders a second. */
  rate: number;
  only: readonly Fault['kind'][];
  /** Instead of by the minute: one fault after another, each when the shop has recovered from the last. */
  times?: number;
  json: boolean;
}
