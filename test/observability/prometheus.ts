import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe } from '@jest/globals';

/** The programs of Prometheus that `npm test` has found. */
export function prometheusProgram(name: 'prometheus' | 'promtool'): string {
  const { PROMETHEUS_FOLDER: folder, PROMETHEUS_MISSING: missing } = process.env;
  if (folder) return join(folder, name);
  throw new Error(
    missing ?? 'PROMETHEUS_FOLDER is not set: run tests by npm test, which looks for Prometheus',
  );
}

/** A suite that needs Prometheus: without it, it fails on CI and is left out elsewhere. */
export const describeWithPrometheus: (title: string, tests: () => void) => void =
  process.env['PROMETHEUS_MISSING'] && !process.env['CI'] ? describe.skip : describe;

/** Fails with what promtool has to say. */
export async function promtool(...args: string[]): Promise<void> {
  const told = promisify(execFile)(prometheusProgram('promtool'), args);
  await told.catch(({ stdout, stderr, message }: Error & { stdout?: string; stderr?: string }) => {
    throw new Error([message, stdout, stderr].join('\n'));
  });
}
