import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { projectRoot } from '@shop/testing';

/** The container's file system, as far as the script sees it. */
let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'start-kafka-'));
  for (const folder of ['opt/kafka/bin', 'opt/shop', 'var/lib/kafka/data', 'tmp']) {
    mkdirSync(join(root, folder), { recursive: true });
  }
  writeFileSync(join(root, 'opt/shop/kafka.properties'), '');
  tool('kafka-storage.sh', `touch ${root}/var/lib/kafka/data/meta.properties`);
  tool('kafka-configs.sh', '');
  // The broker ends when what was begun beside it has ended.
  tool('kafka-server-start.sh', `while [ -n "$(pgrep -P $$ bash)" ]; do sleep 0.05; done`);
});
afterEach(() => rmSync(root, { recursive: true }));

/** Notes its arguments, and does the rest. */
function tool(name: string, rest: string): void {
  const file = join(root, 'opt/kafka/bin', name);
  writeFileSync(file, `#!/usr/bin/env bash\necho "${name} $*" >> ${root}/calls\n${rest}\n`);
  chmodSync(file, 0o755);
}

/** The calls of Kafka's tools. */
function start(users: string): string[] {
  const script = readFileSync(join(projectRoot, 'infra/compose/start-kafka.sh'), 'utf8');
  const here = script.replaceAll(/(?<=[\s="])\/(?=(opt|tmp|var)\/)/g, `${root}/`);
  writeFileSync(join(root, 'calls'), '');
  const env = { ...process.env, SERVICE_USERS: users, HOST_PORT: '19092' };
  execFileSync('bash', ['-c', here], { env });
  return readFileSync(join(root, 'calls'), 'utf8').trim().split('\n');
}

describe('The broker of containers', () => {
  it('is made with a user for each service', () => {
    const [format = '', ...others] = start('order shipment');
    expect(format).toMatch(/^kafka-storage.sh format /);
    for (const user of ['broker', 'operations', 'order', 'shipment']) {
      expect(format).toContain(`--add-scram=SCRAM-SHA-512=[name=${user},password=${user}]`);
    }
    expect(others).toEqual([expect.stringContaining('kafka-server-start.sh')]);
  });

  it('is given the users that came after its data', () => {
    start('order');
    const calls = start('order gift');
    const made = calls.filter((call) => call.startsWith('kafka-configs.sh'));
    expect(made).toEqual([
      expect.stringContaining('--entity-name gift --add-config SCRAM-SHA-512=[password=gift]'),
    ]);
    expect(calls).not.toContainEqual(expect.stringContaining('kafka-storage.sh'));
    expect(start('order gift')).toEqual([expect.stringContaining('kafka-server-start.sh')]);
  });
});
