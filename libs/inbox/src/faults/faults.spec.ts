import { beforeEach, describe, expect, it } from '@jest/globals';
import { orderCancelled, orderPlaced } from '@shop/contracts';
import type { Topic } from '@shop/topics';
import type { EventContext, GroupHandlers } from '@shop/messaging';
import { createLogger } from '@shop/telemetry';
import { failureKind } from '../failure-kind.js';
import { FAULT_KINDS, type FaultKind } from './fault.js';
import { Faults } from './faults.js';

const logger = createLogger({ service: 'test', level: 'silent' });

describe('faults', () => {
  const handled: string[] = [];
  const exits: number[] = [];
  let faults: Faults;
  let handlers: GroupHandlers;

  beforeEach(() => {
    handled.length = exits.length = 0;
    faults = new Faults({ enabled: true, logger, exit: (code) => void exits.push(code) });
    handlers = faults.wrap('shipment', handlersOf(orderPlaced, orderCancelled));
    faults.wrap('shipment-projector', handlersOf(orderPlaced));
  });

  function handlersOf(...topics: Topic[]): GroupHandlers {
    return new Map(
      topics.map((topic) => [
        topic.name,
        {
          topic,
          ordered: true,
          transaction: 'chunk',
          handle: (_, { record }) => Promise.resolve(void handled.push(record.key)),
        },
      ]),
    );
  }

  /** The kind of failure with which the handler's call ends. */
  async function call(key: string, topic = orderPlaced.name): Promise<string> {
    const context = { record: { topic, key } } as EventContext;
    try {
      await handlers.get(topic)?.handle({} as never, context);
      return 'success';
    } catch (error) {
      return failureKind(error);
    }
  }

  it('change nothing while none is set', async () => {
    expect(await call('a')).toBe('success');
    expect(handled).toEqual(['a']);
  });

  it.each(['transient', 'poison', 'system'] satisfies FaultKind[])('make calls fail: %s', async (kind) => {
    faults.set({ group: 'shipment', kind });
    expect(await call('a')).toBe(kind);
    expect(await call('b', orderCancelled.name)).toBe(kind);
  });

  it('can hit a share of the calls only', async () => {
    faults.set({ group: 'shipment', kind: 'transient', share: 0.5 });
    const outcomes = new Set<string>();
    for (let count = 0; count < 100; count += 1) outcomes.add(await call('a'));
    expect([...outcomes].toSorted()).toEqual(['success', 'transient']);
  });

  it('let the handler do its work first, to be undone with its transaction', async () => {
    faults.set({ group: 'shipment', kind: 'poison' });
    await call('a');
    expect(handled).toEqual(['a']);
  });

  it('hit a key, a topic and a number of calls', async () => {
    faults.set({ group: 'shipment', topic: orderPlaced.name, key: 'a', kind: 'transient', times: 2 });
    expect(await call('b')).toBe('success');
    expect(await call('a', orderCancelled.name)).toBe('success');
    expect([await call('a'), await call('a'), await call('a')]).toEqual([
      'transient',
      'transient',
      'success',
    ]);
    expect(faults.list()).toMatchObject([{ id: 1, key: 'a', times: 2, hits: 2 }]);
  });

  it('come one after the other where several match', async () => {
    faults.set({ group: 'shipment', kind: 'poison', times: 1 });
    faults.set({ group: 'shipment', kind: 'system', times: 1 });
    expect([await call('a'), await call('a'), await call('a')]).toEqual(['poison', 'system', 'success']);
  });

  it('do not hit other groups', async () => {
    faults.set({ group: 'shipment-projector', kind: 'poison' });
    expect(await call('a')).toBe('success');
  });

  it('slow a call down', async () => {
    faults.set({ group: 'shipment', kind: 'slow', delayMs: 50 });
    const began = performance.now();
    expect(await call('a')).toBe('success');
    expect(performance.now() - began).toBeGreaterThanOrEqual(49);
  });

  it('end the process', async () => {
    faults.set({ group: 'shipment', kind: 'crash' });
    await call('a');
    expect(exits).toEqual([1]);
  });

  it('are cleared one by one, by group, or all', async () => {
    for (const kind of FAULT_KINDS) faults.set({ group: 'shipment', kind });
    faults.set({ group: 'shipment-projector', kind: 'poison' });
    expect(faults.clear({ id: 1, group: 'shipment-projector' })).toBe(0);
    expect(faults.clear({ id: 1 })).toBe(1);
    expect(faults.clear({ group: 'shipment' })).toBe(4);
    expect(faults.clear()).toBe(1);
    expect(faults.list()).toEqual([]);
    expect(await call('a')).toBe('success');
  });

  it('are refused for what this process does not handle, with what it does', () => {
    const setting = (group: string, topic?: string) => () => faults.set({ group, topic, kind: 'poison' });
    expect(setting('kitchen')).toThrow('no consumer group kitchen, but shipment and shipment-projector');
    expect(setting('shipment', 'recipes')).toThrow(
      'Group shipment does not handle recipes, but order-placed, order-cancelled',
    );
  });

  it('are off unless they are enabled: handlers stay the ones they were', () => {
    const off = new Faults({ enabled: false, logger });
    expect(off.wrap('shipment', handlers)).toBe(handlers);
    expect(() => off.set({ group: 'shipment', kind: 'poison' })).toThrow('FAULTS_ENABLED=true');
  });
});
