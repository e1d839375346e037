import { parseArgs } from 'node:util';
import { kinds, type Fault } from './faults/fault.js';

export class UsageError extends Error {}

export interface Settings {
  seed: number;
  minutes: number;
  /** Orders a second. */
  rate: number;
  only: readonly Fault['kind'][];
  /** Instead of by the minute: one fault after another, each when the shop has recovered from the last. */
  times: number | undefined;
  json: boolean;
}

const options = {
  seed: { type: 'string', default: '1' },
  minutes: { type: 'string', default: '5' },
  rate: { type: 'string', default: '4' },
  only: { type: 'string', default: kinds.join(',') },
  times: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

/** @throws UsageError that says what is wrong */
export function readArguments(args: string[]): Settings {
  const { seed, minutes, rate, only, times, json } = parse(args);
  return {
    seed: whole('seed', seed),
    minutes: numberOf('minutes', minutes),
    rate: numberOf('rate', rate),
    only: only.split(',').map(kindOf),
    times: times === undefined ? undefined : whole('times', times),
    json,
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, options }).values;
  } catch (error) {
    throw new UsageError((error as Error).message, { cause: error });
  }
}

function kindOf(text: string): Fault['kind'] {
  const kind = kinds.find((each) => each === text);
  if (kind) return kind;
  throw new UsageError(`--only is a list of ${kinds.join(', ')}, not ${text}`);
}

function whole(name: string, text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new UsageError(`--${name} is a whole number from 1 on, not ${text}`);
}

function numberOf(name: string, text: string): number {
  if (/^\d{1,4}(\.\d+)?$/.test(text) && Number(text) > 0) return Number(text);
  throw new UsageError(`--${name} is a number above 0, not ${text}`);
}
