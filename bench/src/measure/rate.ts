import { cpuSeconds, cpuSince, type CpuSeconds } from './cpu.js';
import { figure, type Figure } from './figures.js';

/** The rate, and the cost of each event. */
export interface Rate {
  perSecond: number;
  /** Microseconds for each event. */
  cpu: CpuSeconds;
}

/** Starts the clock. The returned function stops it, after so many events. */
export function startClock(): (count: number) => Rate {
  const before = cpuSeconds();
  const began = performance.now();
  return (count) => {
    const perSecond = (count * 1000) / (performance.now() - began);
    const { own, postgres, kafka } = cpuSince(before);
    const micros = (seconds: number): number => (seconds * 1e6) / count;
    return { perSecond, cpu: { own: micros(own), postgres: micros(postgres), kafka: micros(kafka) } };
  };
}

export function perSecond(rates: readonly Rate[]): number[] {
  return rates.map((rate) => rate.perSecond);
}

/**
 * The cost of each event for this process and the servers. Unlike the rate, it hardly depends on other work
 * of the machine.
 */
export function costs(who: string, rates: readonly Rate[]): Figure[] {
  return (['own', 'postgres', 'kafka'] as const).map((part) =>
    figure(
      `${who}, ${part === 'own' ? 'Node' : part} for each event`,
      'µs of CPU',
      rates.map(({ cpu }) => cpu[part]),
    ),
  );
}
