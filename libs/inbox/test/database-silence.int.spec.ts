import { describe, expect, it } from '@jest/globals';
import { Database } from '@shop/database';
import { createConsumer } from '@shop/messaging';
import { directions, kafkaConnection, StallingProxy, type Direction } from '@shop/testing';
import { ChunkProcessor, Circuit } from '../src/index.js';
import { ConsumerRig } from './consumer-rig.js';

const KEYS = ['a', 'b', 'c', 'd', 'e', 'f'];
const VERSIONS = [1, 2];

interface Site {
  rig: ConsumerRig;
  /** Silences the database in the middle of the first chunk with an event of key `a`, and resolves then. */
  silenced: (direction: Direction) => Promise<void>;
}

/** A group that reaches its database through a proxy. It gives a statement up after 7 s. */
function behindProxy(play: (site: Site) => Promise<void>): () => Promise<void> {
  return async () => {
    const rig = await ConsumerRig.create();
    const { options } = rig.database;
    const proxy = await StallingProxy.start(options.url);
    const url = proxy.through(options.url);
    const limits = { connectWithinMs: 5_000, statementTimeoutMs: 2_000 };
    const database = new Database({ ...options, ...limits, url });
    rig.processing = { ...rig.processing, database };
    const silenced = (direction: Direction): Promise<void> =>
      new Promise((resolve) => {
        rig.handle = async ({ orderId }) => {
          if (orderId !== 'a') return;
          rig.handle = () => Promise.resolve();
          proxy.stall(direction);
          resolve();
        };
      });
    try {
      await play({ rig, silenced });
    } finally {
      await rig.stop();
      await database.close();
      await proxy.close();
      await rig.close();
    }
  };
}

async function sendAll(rig: ConsumerRig): Promise<void> {
  await rig.producer.send(VERSIONS.flatMap((version) => KEYS.map((key) => rig.record(key, version))));
}

async function expectEachOnce(rig: ConsumerRig): Promise<void> {
  await rig.untilEffects(KEYS.length * VERSIONS.length);
  expect(await rig.effectsByKey()).toEqual(Object.fromEntries(KEYS.map((key) => [key, VERSIONS])));
  expect(await rig.parked()).toEqual([]);
}

describe('A group whose database falls silent in the middle of a chunk', () => {
  it.concurrent.each(directions)(
    'pauses, and goes on by other connections, with each effect once (%s)',
    (direction) =>
      behindProxy(async ({ rig, silenced }) => {
        const silence = silenced(direction);
        await rig.start();
        await sendAll(rig);
        await silence;
        await expectEachOnce(rig);
        expect(rig.pauses).not.toEqual([]);
      })(),
  );

  it.concurrent(
    'leaves no lock behind that another member would wait for',
    behindProxy(async ({ rig, silenced }) => {
      const direct = { ...rig.processing, database: rig.database, circuit: new Circuit() };
      const silence = silenced('both');
      await rig.start();
      await sendAll(rig);
      await silence;
      const other = createConsumer(kafkaConnection(), { groupId: rig.group, topics: [rig.topic.name] });
      await Promise.all([other.start(new ChunkProcessor(direct).handle), rig.stop()]);
      await expectEachOnce(rig);
      await other.stop();
    }),
  );
});
