import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { PLACE_ORDER } from './place-order-statements.js';

export interface BareLoad {
  url: string;
  connections: number;
  milliseconds: number;
}

export function hasPgbench(): boolean {
  try {
    execFileSync('pgbench', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/**
 * The rate at which PostgreSQL's own load generator commits the same statements, in transactions a second.
 */
export async function pgbenchOrders({ url, connections, milliseconds }: BareLoad): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    const script = join(folder, 'place-order.sql');
    // In its scripts a colon begins a variable, and a statement ends with its line.
    const lines = PLACE_ORDER.map((sql) => `${sql.replaceAll(/\s*\n\s*/g, ' ')};`);
    writeFileSync(script, lines.join('\n'));
    const seconds = String(Math.max(Math.round(milliseconds / 1000), 1));
    const size = ['-c', String(connections), '-j', '2', '-T', seconds];
    const { stdout } = await promisify(execFile)('pgbench', [
      '-n',
      '-M',
      'prepared',
      ...size,
      '-f',
      script,
      url,
    ]);
    const tps = /^tps = ([\d.]+)/m.exec(stdout)?.[1];
    if (tps === undefined) throw new Error(`pgbench reported no rate: ${stdout}`);
    return Number(tps);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * The same with Node's driver, for machines without pgbench. Its own work is part of the measurement, so the
 * limit is lower.
 */
export async function driverOrders({ url, connections, milliseconds }: BareLoad): Promise<number> {
  const clients = Array.from({ length: connections }, () => new Client({ connectionString: url }));
  await Promise.all(clients.map((client) => client.connect()));
  let placed = 0;
  const began = performance.now();
  const place = async (client: Client): Promise<void> => {
    while (performance.now() - began < milliseconds) {
      for (const [index, text] of PLACE_ORDER.entries()) await client.query({ name: `order-${index}`, text });
      placed += 1;
    }
  };
  await Promise.all(clients.map(place));
  const rate = (placed * 1000) / (performance.now() - began);
  await Promise.all(clients.map((client) => client.end()));
  return rate;
}
