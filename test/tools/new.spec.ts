import { join } from 'node:path';
import { normalize, virtualFs } from '@angular-devkit/core';
import { NodeJsSyncHost } from '@angular-devkit/core/node';
import { HostTree, Tree } from '@angular-devkit/schematics';
import { afterAll, describe, expect, it } from '@jest/globals';
import { WholeCopy } from '../whole-copy.js';

const ROOT = join(import.meta.dirname, '../..');

type Schematic = (options: object) => (tree: Tree) => unknown;

const project = (): Tree => new HostTree(new virtualFs.ScopedHost(new NodeJsSyncHost(), normalize(ROOT)));

async function schematic(name: string): Promise<Schematic> {
  const module: unknown = await import(join(ROOT, `tools/schematics/${name}/index.mjs`));
  return (module as Record<string, Schematic>)[name] as Schematic;
}

interface ShownVersion {
  showVersionOf: (tree: Tree, fact: { owner: string; topic: string; view: string }) => void;
}

async function shownVersion(): Promise<ShownVersion> {
  return (await import(join(ROOT, 'tools/schematics/event/shown-version.mjs'))) as ShownVersion;
}

interface Edits {
  addImport: (name: string, from: string) => unknown;
  edit: (tree: Tree, path: string, ...additions: unknown[]) => void;
}

async function edits(): Promise<Edits> {
  return (await import(join(ROOT, 'tools/schematics/edit.mjs'))) as Edits;
}

describe('A generator', () => {
  it.each<[string, object, string]>([
    ['service', { name: 'order' }, 'There is a service order already.'],
    ['service', { name: 'gift-card' }, 'gift-card: a name has lower-case letters and digits'],
    [
      'service',
      { name: 'kafka' },
      'kafka: another process, user or database beside the services has this name',
    ],
    ['service', { name: 'return' }, 'return is a reserved word'],
    ['service', { name: 'gifts' }, 'is a noun in the singular: gift.'],
    ['service', { name: 'gift', port: 3003 }, 'gift: port 3003 is one of invoice already'],
    ['service', { name: 'gift', when: 'order-lost' }, 'There is no topic "order-lost" in the catalogue.'],
    ['service', { name: 'gift', when: 'stock-level-changed' }, 'stock-level-changed has no order_id'],
    ['event', { name: 'order-noted' }, 'Name an event with its service: order/order-noted'],
    ['event', { name: 'kitchen/order-noted' }, 'There is no service "kitchen", only order,'],
    ['event', { name: 'order/OrderNoted' }, '"OrderNoted" cannot name an event'],
    ['event', { name: 'order/noted' }, 'is not a noun and a verb in the past'],
    ['event', { name: 'order/order-placed' }, 'There is a topic order-placed of order already.'],
    ['event', { name: 'order/order-noted', readers: ['order'] }, 'order does not read its own facts'],
    ['reaction', { name: 'shipment/repack' }, 'Name the fact: --when <topic>'],
    ['projection', { name: 'order/lost-orders' }, 'Name the fact that the view shows: --of <topic>'],
    ['remove', { name: 'kitchen' }, 'There is no service "kitchen", only order,'],
  ])('of a %s refuses %p', async (name, options, said) => {
    const generate = await schematic(name);
    const tree = project();

    expect(() => generate(options)(tree)).toThrow(said);
    expect(tree.actions).toEqual([]);
  });
});

describe('The generator of an event', () => {
  const query = '/apps/order/src/views/order-overview/order-overview.query.ts';
  const versionOf = (view: string) =>
    `(select newer.version from ${view} newer where newer.order_id = order_overview.order_id)`;

  it('has the view of its owner show its version, beside those of events that were added before', async () => {
    const { showVersionOf } = await shownVersion();
    const tree = project();
    showVersionOf(tree, { owner: 'order', topic: 'order-noted', view: 'noted-orders' });
    showVersionOf(tree, { owner: 'order', topic: 'order-seen', view: 'seen-orders' });

    expect(tree.actions.map(({ path }) => path)).toEqual([query]);
    expect(tree.readText(query).replaceAll(/\s+/g, ' ')).toContain(
      `greatest( ${versionOf('noted_orders')}, ${versionOf('seen_orders')}, order_version) as version,`,
    );
  });

  it.each([
    ['invoice', 'customer-account/invoices.query.ts', 'account_invoice.invoice_id'],
    ['shipment', 'dispatch-board/dispatch-board.query.ts', 'dispatch_board.shipment_id'],
  ])('does so in the %s service, whatever the view calls it', async (owner, file, key) => {
    const { showVersionOf } = await shownVersion();
    const tree = project();
    showVersionOf(tree, { owner, topic: `${owner}-noted`, view: 'noted' });

    const path = `/apps/${owner}/src/views/${file}`;
    expect(tree.actions.map((action) => action.path)).toEqual([path]);
    expect(tree.readText(path)).toContain(
      `from noted newer where newer.${owner}_id = ${key}),\n      version)`,
    );
  });
});

describe('An import that a generator adds', () => {
  it.each([
    ['./a.js', "import { added } from './a.js';\nimport { other } from './b.js';\n\n/** What it is. */"],
    ['./c.js', "import { other } from './b.js';\nimport { added } from './c.js';\n\n/** What it is. */"],
  ])('from %s stands among the others, and parts nothing from its comment', async (from, expected) => {
    const { addImport, edit } = await edits();
    const tree = Tree.empty();
    tree.create('x.ts', "import { other } from './b.js';\n\n/** What it is. */\nexport const it = other;\n");
    edit(tree, 'x.ts', addImport('added', from));

    expect(tree.readText('x.ts')).toBe(`${expected}\nexport const it = other;\n`);
  });
});

describe('npm run new', () => {
  const copy = new WholeCopy();
  const before = copy.contents();
  afterAll(() => copy.remove());
  const create = (said: string) => copy.npm('new', said.split(' '));

  it.each([
    ['kitchen sink', 'There is no kitchen, only service,'],
    ['service gift --colour red', "Unknown option '--colour'"],
    ['reaction shipment/open --when order-placed', 'shipment reacts to order-placed already.'],
    ['reaction invoice/note-stock --when stock-level-changed', 'needs the orderId of a fact'],
    ['projection order/order-overview --of order-placed', 'order/src/views/order-overview exists already'],
  ])('%s is refused, and nothing is written', async (args, said) => {
    expect(await create(args)).toEqual({ code: 1, said: expect.stringContaining(said) });
    expect(copy.contents()).toEqual(before);
  });

  it('changes, for a service, the catalogue of the contracts and one more file', async () => {
    const { said } = await create('service gift --dry-run');

    expect([...said.matchAll(/^ {2}~ (.*)$/gm)].map(([, file]) => file)).toEqual([
      'libs/contracts/src/catalogue.ts',
      'libs/contracts/src/id-namespaces.ts',
      'libs/contracts/src/index.ts',
      'libs/contracts/src/order.topics.ts',
      'services.json',
    ]);
  });

  it('shows what it would do, and does not', async () => {
    const { code, said } = await create('event order/order-noted --readers shipment --dry-run');

    expect([code, said]).toEqual([0, expect.stringContaining('Nothing was written.')]);
    expect(said).toMatch(/^ {2}\+ proto\/shop\/order\/v1\/order_noted.proto$/m);
    expect(said).toMatch(/^ {2}~ libs\/contracts\/src\/catalogue.ts$/m);
    expect(said).toMatch(/^ {2}\+ apps\/shipment\/src\/migrations\/write\/\d{4}-add-order-noted-at.ts$/m);
    expect(copy.contents()).toEqual(before);
  });
});
