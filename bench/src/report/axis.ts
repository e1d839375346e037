export interface Axis {
  from: number;
  to: number;
  log: boolean;
  pixels: [number, number];
}

export function toPixels({ from, to, log, pixels: [start, end] }: Axis, value: number): number {
  const scaled = log ? Math.log : (number: number) => number;
  const share = to === from ? 0.5 : (scaled(value) - scaled(from)) / (scaled(to) - scaled(from));
  return Math.round((start + share * (end - start)) * 10) / 10;
}

/** Round numbers from 0 to a little above the highest value, about five of them. */
export function niceTicks(highest: number): number[] {
  if (highest <= 0) return [0, 1];
  const rough = highest / 5;
  const magnitude = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((factor) => factor * magnitude >= rough) ?? 10) * magnitude;
  return Array.from({ length: Math.ceil(highest / step) + 1 }, (_, index) => index * step);
}
