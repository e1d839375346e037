import type { Unit } from '../measure/figures.js';
import type { Chart } from '../report/chart.js';
import type { Sample } from './sample.js';

export function namesOf([first = {}]: Sample[]): string[] {
  return Object.keys(first);
}

export function valuesOf(samples: Sample[], name: string): number[] {
  return samples.map((sample) => sample[name] ?? Number.NaN);
}

export function unitOf(name: string): Unit {
  const unit = /\w+$/.exec(name)?.[0];
  return unit === 'MB' || unit === 'kB' || unit === 'ms' ? unit : 'count';
}

/** A line for each service, over the minutes of the soak. */
export function soakCharts(samples: Sample[], minutes: number): Chart[] {
  const chart = (name: string, title: string, what: RegExp): Chart => {
    const names = namesOf(samples).filter((each) => what.test(each));
    return {
      name: `soak-${name}`,
      title: `Soak: ${title}`,
      x: { label: 'minutes' },
      y: { label: /\w+$/.exec(names[0] ?? '')?.[0] ?? '' },
      series: names.map((each) => ({
        name: each.replace(what, ''),
        points: valuesOf(samples, each).map((y, index) => ({ x: (index * minutes) / samples.length, y })),
      })),
    };
  };
  return [
    chart('memory', 'resident memory of the services', /, resident MB$/),
    chart('files', 'open files of the services', /, open files$/),
    chart('outbox', 'size of the outboxes', /, outbox MB$/),
    chart('indexes', 'size of the indexes of the outboxes', /, indexes of the outbox MB$/),
    chart('databases', 'what the databases hold for each order', /, databases for each order kB$/),
    chart('lag', 'how long an order takes', / ms$/),
  ];
}
