import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { sampledGauge, type Sample } from './instruments.js';
import { addReading, renderMetrics } from './readings.js';

const depth = sampledGauge({ name: 'test_depth_rows', help: 'A depth.', labels: ['tank'] });

describe('Gauges that are read at each scrape', () => {
  const ends: (() => void)[] = [];
  afterEach(() => {
    ends.splice(0).forEach((end) => end());
    jest.restoreAllMocks();
  });

  /** So that what was read stays fresh, however slow the machine is. */
  const stopTheClock = (): void => void jest.spyOn(performance, 'now').mockReturnValue(0);

  const add = (source: string, read: () => Promise<Sample[]>): void => {
    ends.push(addReading({ source, read }));
  };

  it('are those of all sources', async () => {
    add('left', async () => [depth.sample({ tank: 'left' }, 3)]);
    add('right', async () => [depth.sample({ tank: 'right' }, 4)]);
    expect(await series()).toEqual(['test_depth_rows{tank="left"} 3', 'test_depth_rows{tank="right"} 4']);
  });

  it('are missing when their source fails, and the scrape has the others and a count of the failure', async () => {
    stopTheClock();
    add('broken', () => Promise.reject(new Error('away')));
    add('right', async () => [depth.sample({ tank: 'right' }, 4)]);
    expect(await series()).toEqual(['test_depth_rows{tank="right"} 4']);
    expect(await renderMetrics()).toContain('metrics_reading_failures_total{source="broken"} 1');
  });

  it('are read once, however many scrape at the same time', async () => {
    stopTheClock();
    let reads = 0;
    add('left', async () => [depth.sample({ tank: 'left' }, (reads += 1))]);
    await Promise.all([series(), series(), series()]);
    expect(await series()).toEqual(['test_depth_rows{tank="left"} 1']);
  });

  it('do not hold up a scrape for long when their source hangs, and are not asked for again meanwhile', async () => {
    let reads = 0;
    add('hanging', () => {
      reads += 1;
      return new Promise(() => undefined);
    });
    add('right', async () => [depth.sample({ tank: 'right' }, 4)]);
    const [first] = await Promise.all([series(), series()]);
    expect(first).toEqual(['test_depth_rows{tank="right"} 4']);
    const again = series();
    expect(reads).toBe(1);
    expect(await again).toEqual(first);
  });

  it('are gone with their source', async () => {
    expect(await series()).toEqual([]);
  });
});

async function series(): Promise<string[]> {
  return (await renderMetrics()).split('\n').filter((line) => line.startsWith('test_depth_rows'));
}
