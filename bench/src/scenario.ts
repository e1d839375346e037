import type { Comparison, Figure } from './measure/figures.js';
import type { Chart } from './report/chart.js';

export interface Settings {
  /** Tiny loads, to see that it works: the figures mean nothing. */
  quick: boolean;
  /** How often each system is measured, after a warm-up that is discarded. */
  runs: number;
  /** The length of the soak. */
  minutes: number;
  /**
   * Orders a second: in the soak instead of half of the shop's capacity, in `order` instead of several rates.
   */
  rate?: number | undefined;
}

export interface Outcome {
  /** Measured in turns with a limit. */
  comparisons?: Comparison[];
  /** Measured alone. */
  figures?: Figure[];
  charts?: Chart[];
  /** Drawn already. */
  pictures?: { name: string; svg: string }[];
  /** Problems that make the benchmark fail although the figures are honest, and kept. */
  problems?: string[];
}

/**
 * One question about performance. Rejects when events were lost, repeated or out of order: a fast but wrong
 * run has no figures.
 */
export type Scenario = (settings: Settings) => Promise<Outcome>;
