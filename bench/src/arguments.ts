import { parseArgs } from 'node:util';
import type { Settings } from './scenario.js';

const ONLY_WHEN_ASKED = new Set(['soak', 'profile']);

export class UsageError extends Error {}

/** @throws UsageError that says what is wrong */
export function readArguments(
  args: string[],
  known: readonly string[],
): { names: string[]; settings: Settings } {
  const { positionals, values } = parse(args);
  const unknown = positionals.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new UsageError(`There is no ${unknown.join(', ')}. Choose of ${known.join(', ')}.`);
  }
  const quick = values.quick ?? false;
  return {
    names: positionals.length > 0 ? positionals : known.filter((name) => !ONLY_WHEN_ASKED.has(name)),
    settings: {
      quick,
      runs: positive('runs', values.runs ?? (quick ? '1' : '5')),
      minutes: positive('minutes', values.minutes ?? '60'),
      rate: values.rate === undefined ? undefined : positive('rate', values.rate),
    },
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        quick: { type: 'boolean' },
        runs: { type: 'string' },
        minutes: { type: 'string' },
        rate: { type: 'string' },
      },
    });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function positive(name: string, text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) {
    throw new UsageError(`--${name} is a whole number from 1 on, not ${text}`);
  }
  return Number(text);
}
