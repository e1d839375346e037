import { beforeAll, describe, expect } from '@jest/globals';
import { eventually } from '@shop/testing';
import { z } from 'zod';
import { uuidv7 } from '@shop/uuid';
import { readConfig } from '../../apps/shop/src/config.js';
import { operationsOf } from '../../apps/shop/src/operations/operations.client.js';
import { lookAtShop, type ShopStatus } from '../../apps/shop/src/status/shop-status.js';
import { describeStory } from '../../apps/shop/src/trace/describe-story.js';
import { keysOfOrder } from '../../apps/shop/src/trace/order-keys.js';
import type { Story } from '../../apps/shop/src/trace/story.js';
import { withStoryteller } from '../../apps/shop/src/trace/with-storyteller.js';
import { booksBalance } from './books/books-balance.js';
import { fulfil } from './support/people.js';
import { addressesOf, runShopCommand } from './support/shop-command.js';
import { Shop } from './support/shop.js';

const shop = Shop.openFor('an-order-is-followed', { FAULTS_ENABLED: 'true' });
beforeAll(() => void Object.assign(process.env, addressesOf(shop)));

describe('The story of an order', () => {
  shop.tells('that is finished has all of its facts, each after what led to it', async () => {
    const orderId = await placeOrder();
    await fulfil(shop, orderId);
    const story = await followed(orderId);
    const { facts } = story;

    expect(facts.map(({ topic }) => topic).toSorted()).toEqual([
      'invoice-issued',
      'invoice-paid',
      'order-completed',
      'order-placed',
      'shipment-delivered',
      'shipment-dispatched',
      'stock-level-changed',
    ]);
    const position = (topic: string): number => facts.findIndex((fact) => fact.topic === topic);
    expect(position('order-placed')).toBe(0);
    expect(facts[position('stock-level-changed')]?.causationId).toBe(facts[0]?.eventId);
    expect(position('invoice-issued')).toBeGreaterThan(position('shipment-dispatched'));
    expect(position('order-completed')).toBe(facts.length - 1);
    const reactions = facts.flatMap((fact) => fact.reactions);
    expect(reactions).toHaveLength(19);
    expect(new Set(reactions.map(({ state }) => state))).toEqual(new Set(['handled']));
    const shown = describeStory(story);
    for (const line of [
      /order +order overview +order version \d+, order status COMPLETED/,
      /shipment +dispatch board +version \d+, status DELIVERED/,
      /invoice +customer account +.*status PAID/,
    ]) {
      expect(shown).toMatch(line);
    }
  });

  shop.tells('is the same after its facts were handed to a group again', async () => {
    const orderId = await placeOrder();
    await fulfil(shop, orderId);
    const { facts } = await followed(orderId);
    const range = ['--topic', 'order-placed', '--key', orderId, '--from', '1h', '--to', '0s'];
    expect(await run('replay', 'shipment', ...range)).toContain(
      'Replayed: 0 events; left out: 1 handled before',
    );

    const forced = await run('replay', 'shipment', ...range, '--force', '--wait', '--reason', 'a test');
    expect(forced).toMatch(/Replayed: 1 event\n[\s\S]*No event of the range is parked/);
    const after = await followed(orderId);
    expect(after.facts.map(({ eventId }) => eventId)).toEqual(facts.map(({ eventId }) => eventId));
    await expect(run('replay', 'invoice', ...range, '--force')).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('is not declared replayable'),
    });
    await booksBalance(shop, { mayPark: true });
  });

  shop.tells('is one of a shop that is up, as a glance shows', async () => {
    const { services, lags, topics, kafka } = await eventually(
      () => lookAtShop(readConfig()),
      (glance) => glance.lags.some(({ group, records }) => group === 'order' && records === 0),
      'the order group never came to the end',
    );
    expect(
      services.map(({ service, health, version, roles }) => ({ service, health, version, roles })),
    ).toEqual(
      ['order', 'shipment', 'invoice'].map((service) => ({
        service,
        health: 'up',
        version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
        roles: ['api', 'consumers', 'projectors', 'relay'],
      })),
    );
    expect(services.flatMap(({ groups }) => groups).map(({ group }) => group)).toEqual(
      expect.arrayContaining(['order', 'shipment-projector', 'invoice']),
    );
    expect(lags.find(({ group }) => group === 'order')).toMatchObject({ records: 0, seconds: 0 });
    expect({ missing: topics.missing, kafka }).toEqual({ missing: [], kafka: null });
  });

  shop.tells('that nobody has heard of is not told', async () => {
    const unknown = uuidv7();
    await expect(run('trace', unknown)).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining(`No service knows order ${unknown}`),
    });
    await expect(run('trace', 'nonsense')).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringContaining('nonsense is not the id of an order'),
    });
  });

  shop.tells('says in which tier a fact waits, and that it was handled in the end', async () => {
    await fail('shipment', 'transient');
    const orderId = await placeOrder();
    // The second tier leaves a minute in which nothing happens to the event but what is done here.
    const story = await told(orderId, isInSecondTier, 'it never came to the second tier');
    expect(reactionIn(story, 'shipment')).toMatchObject({
      state: 'retrying',
      tier: '1m',
      dueAt: expect.stringMatching(/Z$/),
      attempts: expect.any(Number),
      error: 'INJECTED_FAULT: Fault 1 was set: transient',
    });
    expect(describeStory(story)).toMatch(
      /order-placed +shipment +in tier \S+, due \S+Z, after \d attempts: INJECTED/,
    );
    await mend('shipment');
    const { eventId } = placedIn(story);
    const byForce = { by: 'the test', force: true };
    await ask('shipment', `/dead-letters/shipment/${eventId}/redrive`, byForce);
    const handled = await untilReaction(orderId, 'shipment', 'handled');
    expect(describeStory(handled)).toMatch(/order-placed .* 4 of 4 groups, 1 after retries/);
  });

  shop.tells('says what is a dead letter, and how to redrive it', async () => {
    await fail('invoice', 'poison');
    const orderId = await placeOrder();
    const story = await untilReaction(orderId, 'invoice', 'dead');
    expect(reactionIn(story, 'invoice')).toMatchObject({ attempts: 1, redrives: 0 });
    expect((await atAGlance('invoice')).groups).toContainEqual(
      expect.objectContaining({ group: 'invoice', circuit: 'closed', deadLetters: expect.any(Number) }),
    );
    await mend('invoice');
    const [, command = ''] = /npm run shop -- (dlq redrive .*)$/m.exec(describeStory(story)) ?? [];
    await run(...command.split(' '));
    await untilReaction(orderId, 'invoice', 'handled');
  });

  shop.tells('says that a fact has not left its outbox', async () => {
    await shop.restart('order', { ROLES: 'api,consumers,projectors' });
    const orderId = await placeOrder();
    const story = await told(orderId, ({ facts }) => facts.length > 0);
    expect(story.facts).toEqual([
      expect.objectContaining({
        topic: 'order-placed',
        service: 'order',
        place: null,
        outbox: { row: expect.stringMatching(/^write-\d+$/), since: expect.any(String), refusal: null },
        reactions: [],
      }),
    ]);
    expect(await atAGlance('order')).toMatchObject({
      roles: ['api', 'consumers', 'projectors'],
      outboxes: [
        { outbox: 'write', rows: 1, parked: 0 },
        { outbox: 'read', rows: 0 },
      ],
    });
    expect(describeStory(story)).toMatch(/order-placed +order +in the outbox since \S+Z \(write-\d+\)/);

    await shop.restart('order');
    expect(placedIn(await untilReaction(orderId, 'shipment', 'handled'))).toMatchObject({ outbox: null });
    await booksBalance(shop, { mayPark: true });
  });

  shop.tells('is told as far as it is known when a service is down', async () => {
    const orderId = await placeOrder();
    await untilReaction(orderId, 'invoice', 'handled');
    await shop.processes.get('invoice').stop();
    await expect(run('trace', orderId)).rejects.toMatchObject({
      code: 1,
      stdout: expect.stringMatching(
        /order-placed +invoice +read; [\s\S]*Without an answer\n +invoice: .*got no answer/,
      ),
    });
    await expect(run('status')).rejects.toMatchObject({
      code: 1,
      stdout: expect.stringMatching(
        /invoice +down +- +-\n[\s\S]*invoice +\d+ +\d+ s +- +- +- +-\n[\s\S]*service invoice is down: no answer/,
      ),
    });
  });
});

async function placeOrder(): Promise<string> {
  const sku = await shop.stockUp(5);
  const { body } = await shop.placeOrder({ [sku]: 1 });
  return body.orderId;
}

function run(...args: string[]): Promise<string> {
  return runShopCommand(args, addressesOf(shop));
}

async function ask(service: string, path: string, body: object): Promise<void> {
  await operationsOf(service).send('POST', path, z.unknown(), body);
}

async function atAGlance(service: string): Promise<ShopStatus['services'][number]> {
  const found = (await lookAtShop(readConfig())).services.find((each) => each.service === service);
  if (!found) throw new Error(`There is no service ${service}`);
  return found;
}

/** Lets every call of the group fail, until it is mended. */
function fail(group: string, kind: string): Promise<void> {
  return ask(group, '/faults', { group, kind });
}

function mend(group: string): Promise<void> {
  return ask(group, '/faults/clear', {});
}

/** The last line of many: the command ends by itself when the order is finished. */
async function followed(orderId: string): Promise<Story> {
  const lines = (await run('trace', orderId, '--json', '--follow')).trimEnd().split('\n');
  return JSON.parse(lines.at(-1) ?? '') as Story;
}

function told(
  orderId: string,
  isIt: (story: Story) => boolean,
  sentence = 'it was never told',
): Promise<Story> {
  return withStoryteller(readConfig(), keysOfOrder(orderId), (teller) =>
    eventually(() => teller.tell(), isIt, sentence, { timeout: 60_000, interval: 200 }),
  );
}

function untilReaction(orderId: string, group: string, state: string): Promise<Story> {
  return told(
    orderId,
    (story) => reactionIn(story, group)?.state === state,
    `${group} never came to this: ${state}`,
  );
}

function isInSecondTier(story: Story): boolean {
  const reaction = reactionIn(story, 'shipment');
  return reaction?.state === 'retrying' && reaction.tier === '1m';
}

/** The reaction of a group to `order-placed`. */
function reactionIn({ facts }: Story, group: string) {
  const placed = facts.find(({ topic }) => topic === 'order-placed');
  return placed?.reactions.find((reaction) => reaction.group === group);
}

function placedIn({ facts }: Story): Story['facts'][number] {
  const placed = facts.find(({ topic }) => topic === 'order-placed');
  if (!placed) throw new Error('There is no order-placed');
  return placed;
}
