import { once } from 'node:events';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { eventually, projectRoot } from '@shop/testing';
import { blocksOf } from '../how-to-page.js';
import { expectDone, pressCtrlC, WholeCopy } from '../whole-copy.js';
import { freePorts } from './support/free-ports.js';

/** A whole check, or a stack and a shop, on a machine that does something else as well. */
const PATIENCE_MS = 600_000;

const copy = new WholeCopy();
let before: Record<string, string>;
afterAll(() => copy.remove());

const WHAT_IS_RENAMED = /@shop\b|\bshop\.(?:order|shipment|invoice)\.v1|proto\/shop|reference-shop|SHOP_ENV/;

/** It looks for the old name. */
const thisStory = 'test/e2e/a-clone-is-made-ones-own.e2e.spec.ts';

/** A service has these: its folder, its contracts, its place in the catalogue, its story. */
const itsOwn = ['apps/gift/', 'proto/acme/gift/', 'libs/contracts/', 'test/e2e/a-gift-'];
const fromContracts = ['docs/events/', 'docs/architecture.md'];

describe('A clone that is given a name', () => {
  it(
    'has no other any more',
    async () => {
      expectDone(await copy.npm('rename', ['acme']));

      before = copy.contents();
      const naming = Object.keys(before).filter((file) => WHAT_IS_RENAMED.test(read(file)));
      expect(naming.filter((file) => file !== thisStory)).toEqual([]);
      expect(existsSync(join(copy.folder, 'proto/acme/order/v1/order_placed.proto'))).toBe(true);
    },
    PATIENCE_MS,
  );
});

describe('A service, an event and a view that are generated into it', () => {
  it(
    'touch one line outside, in the case of the service, and what is made of it',
    async () => {
      expectDone(await copy.npm('new', ['service', 'gift']));

      const { serviceFiles } = await generatedForServices();
      const expected = [...itsOwn, ...fromContracts, ...serviceFiles];
      const isExpected = (file: string) => expected.some((path) => file.startsWith(path));
      expect(changedFiles().filter((file) => !isExpected(file))).toEqual(['services.json']);
      expect(linesOf(copy.folder)).toBe(linesOf(projectRoot) + 1);
    },
    PATIENCE_MS,
  );

  it(
    'are written at once, with all that follows from them, as the pages say',
    async () => {
      expectDone(await copy.npm('new', ['event', 'order/order-noted', '--readers', 'shipment,gift']));
      const [projection] = blocksOf('docs/how-to/add-a-projection.md');
      expectDone(await copy.run(projection?.text ?? ''));
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
    'pass their tests, and the clone those of its contracts, its rules and its deployment',
    async () => {
      const ofTheClone = [
        'libs/contracts',
        'libs/http',
        'test/boundaries',
        'test/contracts',
        'test/deployment',
      ];
      const generated = ['apps/gift', 'notice-order', 'noted-orders', 'paid-invoices', 'a-gift-is-opened'];
      expectDone(await copy.npm('test', ['unit', ...ofTheClone, 'books.spec', 'catalogue.spec']));
      expectDone(await copy.npm('test', ['all', ...generated]));
    },
    PATIENCE_MS,
  );

  it(
    'run with the others, and the books balance',
    async () => {
      const ports = await freePorts('gift');
      expectDone(await copy.npm('start', ['--once'], ports));
      await whileDeveloping('gift', ports, async (said) => {
        const demo = await copy.npm('shop', ['demo']);
        expect(demo).toEqual({ code: 0, said: expect.stringMatching(/^Facts by service: .*\bgift \d/m) });
        const [, orderId = ''] = /has order (\S+)/.exec(demo.said) ?? [];
        const trace = await copy.npm('shop', ['trace', orderId]);
        expect(trace).toEqual({ code: 0, said: expect.stringMatching(/gift-opened/) });
        expect(trace.said).toMatch(/gift +gift overview +.*status OPEN/);
        const audit = await copy.npm('shop', ['audit']);
        expect(audit).toEqual({ code: 0, said: expect.stringMatching(/\bgift [1-9]\d*,.*: 0 differences/) });
        expect(audit.said).not.toContain('not checked: read model');

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

function read(file: string): string {
  return readFileSync(join(copy.folder, file), 'latin1');
}

async function generatedForServices(): Promise<{ serviceFiles: string[] }> {
  return (await import(join(projectRoot, 'tools/services/generate.mjs'))) as { serviceFiles: string[] };
}

function changedFiles(): string[] {
  const after = copy.contents();
  const files = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...files].filter((file) => before[file] !== after[file]).toSorted();
}

/** Counts the lines of the list of services. */
function linesOf(folder: string): number {
  return readFileSync(join(folder, 'services.json'), 'utf8').split('\n').length;
}

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
    const up = (text: string) => text.includes(`${service} runs, and restarts whenever`);
    await eventually(() => said, up, 'it never ran', { timeout: 120_000 });
    await work(() => said);
  } finally {
    pressCtrlC(dev);
    await ended;
  }
}
