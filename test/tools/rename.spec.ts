import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { tools } from '../contracts/tools.js';
import { ToolsCopy } from './tools-copy.js';

const copy = new ToolsCopy().withDependencies();
const rename = (...args: string[]) => copy.run(['rename.mjs', ...args]);
const textOf = (file: string) => readFileSync(join(copy.folder, file), 'utf8');

const released = join(copy.folder, 'libs/contracts/released');

const PROTO = 'package shop.order.v1;\nmessage OrderPlaced {}\n';
const NAMED = [
  "import { Inbox } from '@shop/inbox';",
  "import { a } from './gen/shop/order/v1/order_placed_pb.js';",
  "const type = 'shop.order.v1.OrderPlaced';",
  'const file = `shop/${owner}/v1/${name}.proto`;',
  "const image = 'localhost/reference-shop/order';",
  'env.SHOP_ENVIRONMENT',
  'const { shopEnvironment } = settings;',
];
const OTHER = [
  "await shop.order.post('/orders');",
  'The shop is up.',
  "import x from '@workshop/tools';",
  'npm run shop',
];

beforeAll(() => {
  copy.write('tsconfig.json', JSON.stringify({ compilerOptions: { paths: { '@shop/*': ['./libs/*'] } } }));
  copy.write('proto/shop/order/v1/order_placed.proto', PROTO);
  copy.write('apps/order/src/named.ts', [...NAMED, ...OTHER].join('\n'));
  tools.writeRelease(released, {
    number: 1,
    date: '2026-12-24',
    changed: { contracts: { 'shop/order/v1/order_placed.proto': PROTO }, events: {} },
  });
  copy.write('package-lock.json', '{\n  "name": "reference-shop",\n  "x": "@shop/other"\n}');
});
afterAll(() => copy.remove());

describe('npm run rename', () => {
  it.each([
    [['Acme'], '"Acme" is not a name'],
    [['acme-shop'], '"acme-shop" is not a name'],
    [['order'], 'order is the name of a service.'],
    [['shop'], 'Its name is shop already.'],
    [[], 'Which name?'],
    [['acme', '--force'], "Unknown option '--force'"],
  ])('refuses %p, and changes nothing', (args, said) => {
    expect(rename(...args)).toEqual({ code: 1, said: expect.stringContaining(said) });
    expect(textOf('proto/shop/order/v1/order_placed.proto')).toBe(PROTO);
  });

  it('shows what it would change, and does not', () => {
    const { code, said } = rename('acme', '--dry-run');

    expect([code, said]).toEqual([0, expect.stringContaining('proto/acme/order/v1/order_placed.proto')]);
    expect(textOf('proto/shop/order/v1/order_placed.proto')).toBe(PROTO);
  });

  it('changes what carries the name, and moves it, and leaves the rest', () => {
    // The follow-up needs the whole project.
    expect(rename('acme').said).toContain('All is renamed, but `npm run proto:generate` failed');

    expect(textOf('proto/acme/order/v1/order_placed.proto')).toContain('package acme.order.v1;');
    expect(existsSync(join(copy.folder, 'proto/shop'))).toBe(false);
    const [{ sha256, changed } = {}] = tools.releasesOf({ released });
    expect(changed?.contracts).toEqual({
      'acme/order/v1/order_placed.proto': PROTO.replace('shop', 'acme'),
    });
    expect(sha256).toBe(changed && tools.digestOf(changed));
    const lines = textOf('apps/order/src/named.ts').split('\n');
    expect(lines.slice(0, NAMED.length)).toEqual([
      "import { Inbox } from '@acme/inbox';",
      "import { a } from './gen/acme/order/v1/order_placed_pb.js';",
      "const type = 'acme.order.v1.OrderPlaced';",
      'const file = `acme/${owner}/v1/${name}.proto`;',
      "const image = 'localhost/acme/order';",
      'env.ACME_ENVIRONMENT',
      'const { acmeEnvironment } = settings;',
    ]);
    expect(lines.slice(NAMED.length)).toEqual(OTHER);
    expect(textOf('package-lock.json')).toBe('{\n  "name": "acme",\n  "x": "@shop/other"\n}');
  });
});
