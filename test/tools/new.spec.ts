import { join } from 'node:path';
import { normalize, virtualFs } from '@angular-devkit/core';
import { NodeJsSyncHost } from '@angular-devkit/core/node';
import { HostTree, type Tree } from '@angular-devkit/schematics';
import { afterAll, describe, expect, it } from '@jest/globals';
import { WholeCopy } from '../whole-copy.js';

const ROOT = join(import.meta.dirname, '../..');

type Schematic = (options: object) => (tree: Tree) => unknown;

async function schematic(name: string): Promise<Schematic> {
  const module: unknown = await import(join(ROOT, `tools/schematics/${name}/index.mjs`));
  return (module as Record<string, Schematic>)[name] as Schematic;
}

describe('A generator', () => {
  it.each<[string, object, string]>([
    ['service', { name: 'order' }, 'There is a service order already.'],
    ['service', { name: 'gift-card' }, 'gift-card: a name is lower-case letters and digits'],
    ['service', { name: 'kafka' }, 'kafka: the name is taken'],
    ['service', { name: 'return' }, 'return is a word of the language'],
    ['service', { name: 'gifts' }, 'named by the one thing that it keeps, not by many: gift.'],
    ['service', { name: 'gift', port: 3003 }, 'gift: port 3003 is one of invoice already'],
    ['service', { name: 'gift', when: 'order-lost' }, 'There is no topic "order-lost" in the catalogue.'],
    ['service', { name: 'gift', when: 'stock-level-changed' }, 'stock-level-changed has no order_id'],
    ['event', { name: 'order-noted' }, 'An event is named with its service: order/order-noted'],
    ['event', { name: 'kitchen/order-noted' }, 'There is no service "kitchen", only order,'],
    ['event', { name: 'order/OrderNoted' }, '"OrderNoted" cannot name an event'],
    ['event', { name: 'order/noted' }, 'is named by a thing and what happened to it'],
    ['event', { name: 'order/order-placed' }, 'There is a topic order-placed of order already.'],
    ['event', { name: 'order/order-noted', readers: ['order'] }, 'order does not learn its own facts'],
    ['reaction', { name: 'shipment/repack' }, 'To which fact? --when <topic>'],
    ['projection', { name: 'order/lost-orders' }, 'Name the fact that the view shows: --of <topic>'],
    ['remove', { name: 'kitchen' }, 'There is no service "kitchen", only order,'],
  ])('of a %s refuses %p', async (name, options, said) => {
    const generate = await schematic(name);
    const tree = new HostTree(new virtualFs.ScopedHost(new NodeJsSyncHost(), normalize(ROOT)));

    expect(() => generate(options)(tree)).toThrow(said);
    expect(tree.actions).toEqual([]);
  });
});

describe('npm run new', () => {
  const copy = new WholeCopy();
  const before = copy.contents();
  afterAll(() => copy.remove());
  const create = (said: string) => copy.npm('new', said.split(' '));

  it.each([
    ['kitchen sink', 'npm run new -- <what> <name> [options]'],
    ['service gift --colour red', "Unknown option '--colour'"],
    ['reaction shipment/open --when order-placed', 'shipment reacts to order-placed already.'],
    ['reaction invoice/note-stock --when stock-level-changed', 'goes by the orderId of a fact'],
    ['projection order/order-overview --of order-placed', 'order/src/views/order-overview is there already'],
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
