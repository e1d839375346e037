import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '@shop/testing';
import type { Filler, Rebuild, RebuildState } from '../src/index.js';
import { withRebuildLock } from '../src/index.js';
import { AddLoud1790000000002, CreateSeen1790000000001, project, RebuildRig } from './rebuild-rig.js';

const WITHIN_MS = 60_000;

function order(number: number): string {
  return `order-${String(number).padStart(5, '0')}`;
}

function orders(from: number, to: number): string[] {
  return Array.from({ length: to - from }, (_, index) => order(from + index));
}

async function stateOf(rebuild: Rebuild): Promise<RebuildState> {
  const state = await rebuild.state();
  if (!state) throw new Error('nothing is being rebuilt');
  return state;
}

/** Fills as far as the topics go now, and then does the work while it follows them. */
async function filled<T>(
  rebuild: Rebuild,
  work: (state: RebuildState, filler: Filler) => Promise<T>,
): Promise<T> {
  const state = await stateOf(rebuild);
  const filler = await rebuild.fill(state);
  try {
    await filler.reach(await rebuild.ends(), WITHIN_MS);
    return await work(state, filler);
  } finally {
    await filler.stop();
  }
}

const swap = (rebuild: Rebuild): Promise<void> =>
  filled(rebuild, (state, filler) => rebuild.swap(state, filler));

let rig: RebuildRig;

beforeEach(async () => {
  rig = await RebuildRig.create();
});
afterEach(() => rig.close());

describe('a rebuild', () => {
  it('agrees with the live table while facts keep coming, takes its place, and loses none at the seam', async () => {
    await rig.live();
    await rig.publish(orders(0, 200));
    const flow = rig.keepPublishing((number) => order(200 + number));
    const rebuild = await rig.rebuild();
    expect(await rebuild.begin({})).toEqual({ completeFrom: null, carriedOver: 0 });

    await filled(rebuild, async (state, filler) => {
      expect(await rebuild.compare(state, filler, WITHIN_MS)).toMatchObject([
        { table: 'seen', differing: 0, undecided: 0 },
      ]);
      await rebuild.swap(state, filler);
    });

    const published = await flow.stop();
    await rig.untilLive(200 + published);
    expect(await rig.rows('public')).toHaveLength(200 + published);
    const kept = await rig.rows('seen_previous');
    const now = new Map((await rig.rows('public')).map((row) => [row.order_id, row]));
    expect(kept.map(({ order_id }) => now.get(order_id))).toEqual(kept);
    expect(await stateOf(rebuild)).toMatchObject({ phase: 'swapped' });
  });

  it('forgets the keys that a compacted topic has removed, as the live group does', async () => {
    await rig.close();
    rig = await RebuildRig.create('compact');
    await rig.live();
    await rig.publish(['kept', 'gone', 'back']);
    await rig.remove('gone');
    await rig.remove('back');
    await rig.publish(['back'], 2);
    await rig.untilLive(2);
    const rebuild = await rig.rebuild();
    await rebuild.begin({});
    await filled(rebuild, async (state, filler) => {
      expect(await rebuild.compare(state, filler, WITHIN_MS)).toMatchObject([{ differing: 0, undecided: 0 }]);
      await rebuild.swap(state, filler);
    });

    const shown = (await rig.rows('public')).map(({ order_id, version }) => `${order_id} ${version}`);
    expect(shown).toEqual(['back 2', 'kept 1']);
    expect(await rig.rows('seen_previous')).toHaveLength(2);
  });

  it('takes what the live group has written before it takes its place, and lets it write on after', async () => {
    const gate = Promise.withResolvers<void>();
    await rig.live();
    const rebuild = await rig.rebuild(project(), undefined, gate.promise);
    await rebuild.begin({});
    await filled(rebuild, async (state, filler) => {
      await rig.publish(['late-1', 'late-2', 'late-3']);
      await rig.untilLive(3);
      const swapped = rebuild.swap(state, filler);
      await rig.untilWritersAreHeld();
      await rig.publish(['later-1']);
      await rig.untilWriterWaits();
      // Readers are served all the time.
      expect(await rig.rows('public')).toHaveLength(3);
      gate.resolve();
      await swapped;
    });

    await rig.untilLive(4);
    expect(await rig.rows('seen_previous')).toHaveLength(3);
  });

  it('goes back to the table from before with what came since', async () => {
    await rig.live(project(() => 'from before'));
    await rig.publish(orders(0, 50));
    await rig.untilLive(50);
    await rig.stopLive();
    const rebuild = await rig.rebuild();
    await rebuild.begin({});
    await swap(rebuild);
    await rig.live();
    await rig.publish(orders(50, 80));
    await rig.untilLive(80);

    await swap(rebuild);
    const rows = await rig.rows('public');
    expect(rows).toHaveLength(80);
    expect(rows[0]).toMatchObject({ customer_id: 'from before' });
    expect(await stateOf(rebuild)).toMatchObject({ phase: 'ready' });
  });

  it('goes on where it was stopped, and reads nothing twice', async () => {
    await rig.publish(orders(0, 60));
    const first = await rig.rebuild();
    await first.begin({});
    await filled(first, async () => undefined);
    await rig.publish(orders(60, 75));

    const second = await rig.rebuild();
    const read = await filled(second, async (_, filler) => filler.read);
    expect(read).toBe(15);
    expect(await rig.rows('seen_next')).toHaveLength(75);
  });

  it('ends when another process aborts it, and leaves nothing behind', async () => {
    await rig.publish(orders(0, 10));
    const rebuild = await rig.rebuild();
    await rebuild.begin({});
    await filled(rebuild, async (_, filler) => {
      await (await rig.rebuild()).drop('next');
      await rig.publish(orders(10, 20));
      await expect(filler.reach(await rebuild.ends(), WITHIN_MS)).rejects.toThrow('was aborted');
    });
    expect(await rig.database.query(`select to_regnamespace('seen_next') as left_over`)).toEqual([
      { left_over: null },
    ]);
  });

  it('has one process at work', async () => {
    const rebuild = await rig.rebuild();
    const { database } = rebuild.setup;
    const again = withRebuildLock(database, 'seen', () =>
      withRebuildLock(rig.database, 'seen', async () => undefined),
    );
    await expect(again).rejects.toThrow('Another process is at work on seen');
    await withRebuildLock(rig.database, 'seen', async () => undefined);
  });
});

describe('the comparison', () => {
  it('shows what a wrong projector has written, and swaps nothing by itself', async () => {
    await rig.live(project(({ orderId, customerId }) => (orderId.endsWith('7') ? 'nobody' : customerId)));
    await rig.publish(orders(0, 20));
    await rig.database.query(`insert into seen (order_id, version) values ('order-unheard-of', 1)`);
    const rebuild = await rig.rebuild();
    await rebuild.begin({});
    const [table] = await filled(rebuild, (state, filler) => rebuild.compare(state, filler, WITHIN_MS));

    expect(table?.counts).toEqual({ live: 21, rebuilt: 20 });
    expect(table?.differences.toSorted((a, b) => (a.key < b.key ? -1 : 1))).toMatchObject([
      {
        key: 'order-00007',
        kind: 'differs',
        columns: [{ name: 'customer_id', live: 'nobody', rebuilt: 'customer-1' }],
      },
      { key: 'order-00017', kind: 'differs' },
      { key: 'order-unheard-of', kind: 'only live' },
    ]);
  });

  it('says which parked events may be the reason', async () => {
    await rig.live(async (events, tx) => {
      if (events.some(({ orderId }) => orderId === 'order-00003')) throw new Error('not this one');
      await project()(events, tx);
    });
    await rig.publish(orders(0, 20));
    const rebuild = await rig.rebuild();
    await rebuild.begin({});
    const [table] = await filled(rebuild, (state, filler) => rebuild.compare(state, filler, WITHIN_MS));

    expect(table?.differences).toMatchObject([
      { key: 'order-00003', kind: 'only rebuilt', parked: [expect.stringContaining('in 10m')] },
    ]);
  });

  it('does not know what a live group that stands still would have written', async () => {
    await rig.publish(orders(0, 5));
    const rebuild = await rig.rebuild();
    await rebuild.begin({});
    const [table] = await filled(rebuild, (state, filler) => rebuild.compare(state, filler, 300));
    expect(table).toMatchObject({ differing: 0, undecided: 5 });
  });
});

describe('topics that have lost their oldest facts', () => {
  const old = new Date('2026-01-01T00:00:00Z');

  beforeEach(async () => {
    await rig.live();
    await rig.publish(orders(0, 30), 1, old);
    await rig.untilLive(30);
    await rig.forgetFacts();
    await rig.publish(orders(10, 40), 2, new Date());
    await rig.untilLive(40);
  });

  it('are not taken for whole', async () => {
    const rebuild = await rig.rebuild();
    await expect(rebuild.begin({})).rejects.toThrow('carry them over');
    expect(await rebuild.state()).toBeUndefined();
  });

  it('are not taken for whole either when they lose more while they are read', async () => {
    const rebuild = await rig.rebuild();
    await rebuild.begin({ carryOver: true });
    await rig.forgetFacts();
    const reading = filled(rebuild, async () => undefined);
    await expect(reading).rejects.toThrow('has lost facts before they were read');
  });

  it('are completed by the older rows of the live table', async () => {
    const rebuild = await rig.rebuild();
    const begun = await rebuild.begin({ carryOver: true });
    expect(begun.carriedOver).toBeGreaterThanOrEqual(30);
    await eventually(
      () => rig.rows('public'),
      (rows) => rows.filter(({ version }) => version === 2).length === 30,
      'the live table never had the second versions',
    );
    const [table] = await filled(rebuild, (state, filler) => rebuild.compare(state, filler, WITHIN_MS));
    expect(table).toMatchObject({ counts: { live: 40, rebuilt: 40 }, differing: 0, undecided: 0 });
  });
});

describe('a projection that has changed its shape', () => {
  const shape = [CreateSeen1790000000001, AddLoud1790000000002];

  it('is filled beside the old one, and its migrations count as applied from the swap on', async () => {
    await rig.live();
    await rig.publish(orders(0, 10));
    await rig.untilLive(10);
    const next = await rig.rebuild(async (events, tx) => {
      await project()(events, tx);
      await tx.query('update seen set loud = upper(order_id)');
    }, shape);
    await next.begin({});
    expect(await filled(next, (state, filler) => next.compare(state, filler, WITHIN_MS))).toMatchObject([
      { differing: 0 },
    ]);
    await swap(next);
    expect((await rig.rows('public'))[0]).toMatchObject({ loud: 'ORDER-00000' });
    expect(await rig.migrations()).toContain('AddLoud1790000000002');

    await expect(swap(next)).rejects.toThrow('made by another version of the service');
    const before = await rig.rebuild();
    await swap(before);
    expect((await rig.rows('public'))[0]).not.toHaveProperty('loud');
    expect(await rig.migrations()).not.toContain('AddLoud1790000000002');
    expect((await stateOf(before)).migrations).toEqual(['CreateSeen1790000000001', 'AddLoud1790000000002']);
  });
});

describe('a projector', () => {
  it('reaches no other table while it rebuilds', async () => {
    await rig.publish(orders(0, 3));
    const rebuild = await rig.rebuild(async (_, tx) => {
      await tx.query(`insert into outbox (topic) values ('x')`);
    });
    await rebuild.begin({});
    const failure: unknown = await filled(rebuild, async () => undefined).catch((error: unknown) => error);
    expect(failure).toMatchObject({
      message: expect.stringContaining('The projector failed at'),
      cause: { message: expect.stringContaining('"outbox" does not exist') },
    });
  });

  it('is not given events whose effect somebody decided to do without', async () => {
    await rig.publish(orders(0, 3));
    const [dropped] = rig.eventIds('order-00001');
    await rig.database.query(
      `insert into parked_event_history (consumer, event_id, what, detail) values ($1, $2, 'discarded', 'wrong')`,
      [rig.group, dropped],
    );
    const rebuild = await rig.rebuild();
    await rebuild.begin({});
    await filled(rebuild, async () => undefined);
    expect((await rig.rows('seen_next')).map(({ order_id }) => order_id)).toEqual([
      'order-00000',
      'order-00002',
    ]);
  });
});
