import { describe, expect, it } from '@jest/globals';
import { scenarios } from './scenarios.js';

interface Arguments {
  readArguments: (args: string[]) => object;
  scenarios: Record<string, string>;
}

// This module is read before there is a build.
const place = new URL('../../tools/bench/arguments.mjs', import.meta.url).pathname;
const { readArguments, scenarios: described } = (await import(place)) as Arguments;

describe('The arguments of the benchmark', () => {
  it('describe each scenario', () => {
    expect(Object.keys(described)).toEqual(Object.keys(scenarios));
  });

  it('choose what is measured', () => {
    expect(readArguments(['http', '--runs', '3'])).toEqual({
      names: ['http'],
      settings: { quick: false, runs: 3, minutes: 60 },
    });
    expect(readArguments(['soak', '--rate', '50'])).toMatchObject({ settings: { rate: 50 } });
  });

  it('put idle services before the loads that leave them work, however they are named', () => {
    expect(readArguments(['latency', 'idle'])).toMatchObject({ names: ['idle', 'latency'] });
  });

  it('leave out what takes long unless it is named', () => {
    const usual = Object.keys(scenarios).filter((name) => name !== 'soak' && name !== 'profile');
    expect(readArguments(['--quick'])).toMatchObject({ names: usual, settings: { quick: true, runs: 1 } });
  });
});
