import type { Comparison, Figure } from './measure/figures.js';
import type { Chart } from './report/chart.js';

export interface Settings {
  /** Tiny loads, to see that it works: the figures say nothing. */
  quick: boolean;
  /** How often each thing is measured, after a warm-up that is thrown away. */
  runs: number;
  /** The length of the soak. */
  minutes: number;
  /**
   * Orders a second: in the soak instead of half of what the shop can take, in `order` instead of several.
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
 * One question about performance. Rejects when events got lost, came twice or out of order: fast and wrong is
 * no figure.
 */
export type Scenario = (settings: Settings) => Promise<Outcome>;
