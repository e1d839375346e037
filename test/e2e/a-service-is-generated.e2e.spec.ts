import { once } from 'node:events';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@shop/testing';
import { expectDone, pressCtrlC, WholeCopy } from '../whole-copy.js';
import { freePorts } from './support/free-ports.js';

/** A whole check, or a stack and a shop, on a machine that does something else as well. */
const PATIENCE_MS = 600_000;

const copy = new WholeCopy();
const before = copy.contents();
afterAll(() => copy.remove());

describe('A service and an event that are generated', () => {
  it(
    'are written at once, with all that follows from them',
    async () => {
      expectDone(await copy.npm('new', ['service', 'gift']));
      expectDone(await copy.npm('new', ['event', 'order/order-noted', '--readers', 'shipment,gift']));
    },
    PATIENCE_MS,
  );

  it(
    'are in order, once their contracts are released',
    async () => {
      expectDone(await copy.npm('contracts:release'));
      expectDone(await copy.npm('docs:events'));
      expectDone(await copy.npm('check'));
    },
    PATIENCE_MS,
  );

  it(
    'pass their tests, and those of the rules',
    async () => {
      const rules = ['boundaries.spec', 'composition', 'docs.spec', 'http-api', 'paths', 'subscriptions'];
      const patterns = [
        'apps/gift',
        'notice-order',
        'noted-orders',
        'test/deployment',
        'catalogue.spec',
        ...rules,
      ];
      expectDone(await copy.npm('test', ['all', ...patterns, 'a-gift-is-opened']));
    },
    PATIENCE_MS,
  );

  it(
    'leave to their author what the event means to the view of the order',
    async () => {
      const { code, said } = await copy.npm('test', ['unit', 'test/boundaries/listed']);

      expect([code, said]).toEqual([1, expect.stringContaining('order-overview should read order-noted')]);
      expect(said).toContain(' 1 failed');
    },
    PATIENCE_MS,
  );

  it(
    'run with the others, and the books balance',
    async () => {
      const ports = await freePorts('gift');
      expectDone(await copy.npm('start', ['--once'], ports));
      await whileDeveloping('gift', ports, async (said) => {
        expectDone(await copy.npm('shop', ['demo']));
        const audit = await copy.npm('shop', ['audit']);
        expect(audit).toEqual({ code: 0, said: expect.stringMatching(/\bgift [1-9]\d*,.*: 0 differences/) });

        appendFileSync(join(copy.folder, 'libs/inbox/src/index.ts'), '\n');
        await eventually(said, (text) => text.includes('gift is back with libs/inbox'), 'it never came back');
        expectDone(await copy.npm('shop', ['audit']));
      });
    },
    PATIENCE_MS,
  );

  it(
    'are taken out again',
    async () => {
      const { code, said } = await copy.npm('new', ['--remove', 'gift']);

      expect(code).toBe(0);
      expect(said).not.toContain('apps/order/');
      const left = Object.keys(copy.contents()).filter((file) => file.includes('gift'));
      expect(left.filter((file) => !file.startsWith('libs/contracts/released/'))).toEqual([]);
      expect(copy.contents()['services.json']).toBe(before['services.json']);
      expectDone(await copy.npm('typecheck'));
    },
    PATIENCE_MS,
  );
});

describe('A service that others react to', () => {
  it(
    'is taken out, and what still names it is listed',
    async () => {
      const { said } = await copy.npm('new', ['--remove', 'invoice']);
      const errors = await copy.npm('typecheck');
      const broken = new Set(errors.said.match(/^[\w./-]+\.tsx?(?=\()/gm));

      expect(broken.size).toBeGreaterThan(0);
      expect([...broken].filter((file) => !said.includes(`  ${file}\n`))).toEqual([]);
    },
    PATIENCE_MS,
  );
});

/** Runs the shop with that service in the foreground. */
async function whileDeveloping(
  service: string,
  ports: Record<string, string>,
  work: (said: () => string) => Promise<void>,
): Promise<void> {
  let said = '';
  const dev = copy.start('dev', [service], ports);
  for (const stream of [dev.stdout, dev.stderr]) stream?.on('data', (text) => (said += String(text)));
  const ended = once(dev, 'exit');
  try {
    const up = (text: string) => text.includes(`${service} runs, and again whenever`);
    await eventually(() => said, up, 'it never ran', { timeout: 120_000 });
    await work(() => said);
  } finally {
    pressCtrlC(dev);
    await ended;
  }
}
