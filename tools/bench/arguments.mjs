import { readCommandLine, wholeNumber } from '../stack/command-line.mjs';
import { Problem } from '../stack/problem.mjs';

/** In this order. What is measured and how: docs/performance.md. */
export const scenarios = {
  // First, while there is nothing to catch up with.
  start: 'how long a service takes to start',
  idle: 'memory and CPU of services without work',
  relay: 'from the outbox to Kafka',
  consumer: 'from Kafka to effects',
  projector: 'from Kafka to read models',
  http: 'orders that one API accepts',
  latency: 'from a commit to Kafka, to a consumer and to a read model',
  'catch-up': 'a backlog of 100,000 events',
  order: 'what a whole order costs, beside a plain system',
  soak: 'the whole shop for an hour; fails if anything grows. Only on request',
  profile: 'flame graphs, into docs/performance. Only on request',
};

const MAX_DIGITS = 4;
const onlyWhenAsked = new Set(['soak', 'profile']);

const usage = `npm run bench -- [<what>...] [options]

${Object.entries(scenarios)
  .map(([name, words]) => `  ${name.padEnd(18)}${words}`)
  .join('\n')}

  --runs <number>   how often each scenario is measured; 5
  --quick           tiny loads, to see that it works: the figures mean nothing
  --minutes <time>  of the soak; 60
  --rate <number>   orders a second, of soak and order`;

const options = {
  quick: { type: 'boolean', default: false },
  runs: { type: 'string' },
  minutes: { type: 'string', default: '60' },
  rate: { type: 'string' },
};

/** Reads the command line for bench/src/main.ts. @param {string[]} [args] */
export function readArguments(args) {
  return readCommandLine(usage, { options, args, maxWords: Infinity }, wanted);
}

function wanted({ values: { quick, runs = quick ? '1' : '5', minutes, rate }, words }) {
  const unknown = words.filter((name) => !Object.hasOwn(scenarios, name));
  if (unknown.length > 0) throw new Problem(`There is no ${unknown.join(', ')}.`);
  const isWanted = words.length > 0 ? (name) => words.includes(name) : (name) => !onlyWhenAsked.has(name);
  const settings = {
    quick,
    runs: wholeNumber('runs', runs, MAX_DIGITS),
    minutes: wholeNumber('minutes', minutes, MAX_DIGITS),
  };
  return {
    names: Object.keys(scenarios).filter(isWanted),
    settings: rate === undefined ? settings : { ...settings, rate: wholeNumber('rate', rate, MAX_DIGITS) },
  };
}
