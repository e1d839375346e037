import type { Summary } from '../measure/statistics.js';

/** A picture of a result, drawn by {@link drawChart}. */
export interface Chart {
  /** The name of its file. */
  name: string;
  title: string;
  x: { label: string; scale?: 'linear' | 'log' };
  y: { label: string };
  series: { name: string; points: Point[] }[];
}

export interface Point {
  x: number;
  y: number;
  /** The range of the runs, drawn as a bar through the point. */
  low?: number;
  high?: number;
}

/** The median, with the range of the runs. */
export function pointAt(x: number, { median, min, max }: Summary): Point {
  return { x, y: median, low: min, high: max };
}
