import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonObject } from '@bufbuild/protobuf';
import type { Contracts } from './changes.js';

export const ROOT = join(import.meta.dirname, '../..');
const RELEASED = join(ROOT, 'libs/contracts/released');

export interface Release {
  number: number;
  folder: string;
  contracts: Contracts;
  /** The events that this release wrote, by topic. */
  events: Record<string, { bytes: string; json: JsonObject }>;
}

/** Every release there was, the oldest first. */
export function releases(): Release[] {
  const numbers = readdirSync(RELEASED)
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .toSorted((a, b) => a - b);
  return numbers.map((number) => {
    const folder = join(RELEASED, String(number));
    const events: Release['events'] = JSON.parse(readFileSync(join(folder, 'events.json'), 'utf8'));
    return { number, folder, contracts: contractsIn(folder), events };
  });
}

export function contractsIn(folder: string): Contracts {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.proto'),
  );
  return new Map(files.map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
}
