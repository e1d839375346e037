import { join } from 'node:path';
import type { DescFile, JsonObject } from '@bufbuild/protobuf';
import type { Contracts } from './changes.js';

export const ROOT = join(import.meta.dirname, '../..');

export interface Release {
  number: number;
  date: string;
  sha256: string;
  file: string;
  /** The new and changed contracts by their path, and an event of each by topic. */
  changed: {
    contracts: Record<string, string>;
    events: Record<string, { bytes: string; json: JsonObject }>;
  };
}

/** The functions behind `npm run contracts:*`. */
interface Tools {
  layout(root: string): Layout;
  problemsOf(layout: Layout): string[];
  makeRelease(layout: Layout, date: string): Release;
  releasesOf(layout: Pick<Layout, 'released'>): Release[];
  writeRelease(released: string, release: Pick<Release, 'number' | 'date' | 'changed'>): void;
  digestOf(changed: Release['changed']): string;
  inFolder<T>(contracts: Record<string, string>, work: (folder: string) => T): T;
  contractsIn(folder: string): Record<string, string>;
  adviceFor(findings: { type: string }[]): string[];
  compile(root: string, folder: string): Buffer;
  filesOf(compiled: Buffer): DescFile[];
}

interface Layout {
  root: string;
  released: string;
}

const scripts = await Promise.all(
  ['layout', 'check', 'release', 'releases', 'advice', 'buf'].map(
    (name): Promise<Partial<Tools>> => import(join(ROOT, `tools/contracts/${name}.mjs`)),
  ),
);

export const tools = Object.assign({}, ...scripts) as Tools;

/** Every release there was, the oldest first. */
export const releases = tools.releasesOf(tools.layout(ROOT));

export function contractsIn(folder: string): Contracts {
  return new Map(Object.entries(tools.contractsIn(folder)));
}
