import { expect, it } from '@jest/globals';
import { kinds } from './faults/fault.js';

interface Arguments {
  readArguments: (args: string[]) => object;
}

// Read before there is a build.
const place = new URL('../../tools/chaos/arguments.mjs', import.meta.url).pathname;
const { readArguments } = (await import(place)) as Arguments;

it('The arguments of chaos choose what is done, and for how long', () => {
  expect(readArguments([])).toEqual({ seed: 1, minutes: 5, rate: 4, only: kinds, json: false });
  const args = ['--seed', '7', '--minutes', '0.5', '--only', 'hang,kill', '--times', '50'];
  expect(readArguments(args)).toMatchObject({ seed: 7, minutes: 0.5, only: ['hang', 'kill'], times: 50 });
});
