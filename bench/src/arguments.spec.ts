import { describe, expect, it } from '@jest/globals';
import { readArguments } from './arguments.js';

const known = ['relay', 'http', 'soak', 'profile'];

describe('The arguments of the benchmark', () => {
  it('choose scenarios', () => {
    expect(readArguments(['http', '--runs', '3'], known)).toEqual({
      names: ['http'],
      settings: { quick: false, runs: 3, minutes: 60 },
    });
  });

  it('leave out soak and profile unless they are asked for', () => {
    expect(readArguments(['--quick'], known).names).toEqual(['relay', 'http']);
  });

  it('may tell how many orders a second the soak has', () => {
    expect(readArguments(['soak', '--rate', '50'], known).settings).toMatchObject({ rate: 50 });
  });

  it.each([[['rely']], [['--runs', '0']], [['--minutes', 'x']], [['--rate', '0']], [['--fast']]])(
    'are refused: %j',
    (args) => {
      expect(() => readArguments(args, known)).toThrow();
    },
  );
});
