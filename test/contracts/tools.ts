import { join } from 'node:path';
import type { DescFile } from '@bufbuild/protobuf';
import { ROOT } from './released.js';

/** The functions behind `npm run contracts:*`. */
interface Tools {
  layout(root: string): unknown;
  problemsOf(layout: unknown): string[];
  makeRelease(layout: unknown, date: string): number;
  adviceFor(findings: { type: string }[]): string[];
  compile(root: string, folder: string): Buffer;
  filesOf(compiled: Buffer): DescFile[];
}

const scripts = await Promise.all(
  ['layout', 'check', 'release', 'advice', 'buf'].map(
    (name): Promise<Partial<Tools>> => import(join(ROOT, `tools/contracts/${name}.mjs`)),
  ),
);

export const tools = Object.assign({}, ...scripts) as Tools;
