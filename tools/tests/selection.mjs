import { readCommandLine } from '../stack/command-line.mjs';

const kinds = ['unit', 'int', 'e2e'];

const usage = `npm test -- [<kind>...] [<path>...] [options]

Kinds: unit, int, e2e; by default all of them. A path is a part of the paths of tests. npm run test:unit, test:int
and test:e2e run one kind.

  -t <name>                   tests whose names contain it
  --testPathPatterns <path>   as <path>
  --seed <number>             the order of the end-to-end stories
  --randomize, --bail, --verbose, --coverage, and after another -- any option of jest`;

const options = {
  testNamePattern: { type: 'string', short: 't' },
  testPathPatterns: { type: 'string', multiple: true },
  seed: { type: 'string' },
  randomize: { type: 'boolean' },
  bail: { type: 'boolean' },
  verbose: { type: 'boolean' },
  coverage: { type: 'boolean' },
};

/**
 * `npm test` runs all kinds; leading words choose some, and the rest goes to jest: `npm test -- int unit -t
 * relay`.
 * @param {string[]} args
 */
export function selectTests(args) {
  const dashes = args.indexOf('--');
  readCommandLine(usage, {
    options,
    maxWords: Infinity,
    args: dashes === -1 ? args : args.slice(0, dashes),
  });
  const firstOther = args.findIndex((arg) => arg !== 'all' && !kinds.includes(arg));
  const words = firstOther === -1 ? args : args.slice(0, firstOther);
  const jestArguments = firstOther === -1 ? [] : args.slice(firstOther).filter((arg) => arg !== '--');
  const all = words.length === 0 || words.includes('all');
  return { kinds: all ? kinds : kinds.filter((kind) => words.includes(kind)), jestArguments };
}
