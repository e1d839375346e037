import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, totalmem, type } from 'node:os';
import { join } from 'node:path';
import type { Client } from 'pg';
import { projectRoot } from '@shop/testing';

/** The machine, the versions and the commit of a measurement. */
export interface Surroundings {
  commit: string;
  machine: { cpus: number; model: string; memoryGiB: number; system: string };
  versions: Record<string, string>;
}

export async function surroundings(client: Client): Promise<Surroundings> {
  const { rows } = await client.query<{ server_version: string }>('show server_version');
  return {
    commit: git('rev-parse', '--short', 'HEAD') + (git('status', '--porcelain') === '' ? '' : ' and changes'),
    machine: {
      cpus: cpus().length,
      model: cpus()[0]?.model.trim() ?? 'unknown',
      memoryGiB: Math.round(totalmem() / 2 ** 30),
      system: type(),
    },
    versions: {
      node: process.versions.node,
      postgres: rows[0]?.server_version ?? 'unknown',
      kafka: process.env['KAFKA_VERSION'] ?? 'unknown',
      kafkajs: packageVersion('kafkajs'),
      pg: packageVersion('pg'),
      typeorm: packageVersion('typeorm'),
    },
  };
}

function git(...args: string[]): string {
  try {
    return execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return 'unknown';
  }
}

function packageVersion(name: string): string {
  const file = join(projectRoot, 'node_modules', name, 'package.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
