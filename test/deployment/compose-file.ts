import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

export const ROOT = join(import.meta.dirname, '../..');

/** The prefix of our own images. No registry can serve them. */
export const BUILT_HERE = 'localhost/reference-shop/';

type Scalar = string | number | null;

export interface ComposeService {
  image: string;
  pull_policy?: string;
  build?: { context: string; args: Record<string, string> };
  profiles?: string[];
  environment?: Record<string, Scalar>;
  ports?: string[];
  volumes?: string[];
  healthcheck?: { test?: string[]; disable?: boolean };
  mem_limit: string;
  read_only?: boolean;
  stop_grace_period?: string;
  command?: string[];
  depends_on?: Record<string, { condition: string }>;
  deploy?: { replicas: number };
}

export interface ComposeFile {
  services: Record<string, ComposeService>;
  volumes: Record<string, unknown>;
}

export function readText(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** docker-compose.yml with its anchors merged; `${...}` is still to be replaced. */
export function readComposeFile(): ComposeFile {
  return parse(readText('docker-compose.yml'), { merge: true }) as ComposeFile;
}

/** The text as Compose reads it in an empty environment: `${ORDER_PORT:-3001}` is 3001, and `$$` a dollar. */
export function interpolated(text: string): string {
  return text.replaceAll(/\$\{\w+:-([^}]*)\}/g, '$1').replaceAll('$$', '$');
}

/** The environment of a service as Compose makes it; what is left to the shell is undefined. */
export function environmentOf({ environment = {} }: ComposeService): Record<string, string | undefined> {
  const entries = Object.entries(environment);
  return Object.fromEntries(
    entries.map(([name, value]) => [name, value === null ? undefined : interpolated(String(value))]),
  );
}
