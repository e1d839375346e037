import { describe, expect, it } from '@jest/globals';
import { readArguments } from './arguments.js';

describe('The arguments of chaos', () => {
  it('may be left out', () => {
    expect(readArguments([])).toMatchObject({ seed: 1, minutes: 5, times: undefined, json: false });
  });

  it('choose what is done, and for how long', () => {
    const args = ['--seed', '7', '--minutes', '0.5', '--only', 'hang,kill', '--times', '50'];
    expect(readArguments(args)).toMatchObject({ seed: 7, minutes: 0.5, only: ['hang', 'kill'], times: 50 });
  });

  it.each([
    [['--seed', '0'], '--seed is a whole number from 1 on, not 0'],
    [['--minutes', 'long'], '--minutes is a number above 0, not long'],
    [
      ['--only', 'hang,flood'],
      '--only is a list of kill, freeze, terminate, hang, cut, restart, join, not flood',
    ],
    [['--loud'], "Unknown option '--loud'"],
  ])('%j are refused', (args, words) => {
    expect(() => readArguments(args)).toThrow(words);
  });
});
