import { readCommandLine, wholeNumber } from '../stack/command-line.mjs';
import { Problem } from '../stack/problem.mjs';

/** The kinds of faults that test/chaos knows. */
export const kinds = ['kill', 'freeze', 'terminate', 'hang', 'cut', 'restart', 'join'];

const MAX_DIGITS = 9;

const usage = `npm run chaos -- [options]

  --seed <number>   plans the faults and the orders; 1
  --minutes <time>  for how long new faults begin, like 0.5; 5
  --rate <number>   orders a second; 4
  --only <kinds>    some of ${kinds.join(',')}
  --times <number>  so many faults, one after another, instead of --minutes
  --json            print one document at the end instead of lines

What it does: docs/how-to/cause-chaos.md`;

const options = {
  seed: { type: 'string', default: '1' },
  minutes: { type: 'string', default: '5' },
  rate: { type: 'string', default: '4' },
  only: { type: 'string', default: kinds.join(',') },
  times: { type: 'string' },
  json: { type: 'boolean', default: false },
};

/** Reads the command line for test/chaos/main.ts. @param {string[]} [args] */
export function readArguments(args) {
  return readCommandLine(
    usage,
    { options, args },
    ({ values: { seed, minutes, rate, only, times, json } }) => ({
      seed: wholeNumber('seed', seed, MAX_DIGITS),
      minutes: above0('minutes', minutes),
      rate: above0('rate', rate),
      only: only.split(',').map(kindOf),
      ...(times !== undefined && { times: wholeNumber('times', times, MAX_DIGITS) }),
      json,
    }),
  );
}

function kindOf(text) {
  if (kinds.includes(text)) return text;
  throw new Problem(`--only must be a list of ${kinds.join(', ')}, not ${text}.`);
}

function above0(name, text) {
  if (/^\d{1,4}(\.\d+)?$/.test(text) && Number(text) > 0) return Number(text);
  throw new Problem(`--${name} must be a number above 0, not ${text}.`);
}
