import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { WakeUp } from '@shop/outbox';
import { RetrySweep } from '../src/index.js';
import { ConsumerRig } from './consumer-rig.js';
import { eventually } from '@shop/testing';

const HOUR_MS = 3_600_000;

let rig: ConsumerRig;
let sweep: RetrySweep;
let fails: boolean;
beforeEach(async () => {
  fails = true;
  rig = await ConsumerRig.create({ tiers: '20ms' });
  rig.handle = async ({ orderId }) => {
    if (fails && orderId === 'failing') throw new Error('not yet');
  };
  sweep = new RetrySweep(rig.database, { tiers: rig.tiers, wakeUp: new WakeUp(), logger: rig.logger });
  await loseForwards();
  await rig.start();
  await rig.producer.send([rig.record('failing', 1), rig.record('failing', 2)]);
  await eventually(
    () => rig.parked(),
    (parked) => parked.length === 2,
    'the events were not parked',
  );
  fails = false;
  await rig.database.query('drop trigger lose on outbox');
});
afterEach(() => rig.close());

/** As when the retention of the retry topic has passed. */
async function loseForwards(): Promise<void> {
  await rig.database.query(`
    create function lose() returns trigger language plpgsql as 'begin return null; end';
    create trigger lose before insert on outbox for each row execute function lose()`);
}

const inHours = (hours: number): Date => new Date(Date.now() + hours * HOUR_MS);

describe('an event whose retry record is lost', () => {
  it('is sent again once it is overdue, and those behind it follow in their turn', async () => {
    expect(await sweep.sweep(inHours(0.9))).toBe(0);
    expect(await sweep.sweep(inHours(1.1))).toBe(1);
    await rig.untilEffects(1);
    expect(await sweep.sweep(inHours(1.1))).toBe(1);
    await rig.untilEffects(2);
    expect(await rig.effectsByKey()).toEqual({ failing: [1, 2] });
    expect(await rig.parked()).toEqual([]);
  });

  it('goes through the first tier if its own is none any more', async () => {
    await rig.database.query(`update parked_event set stage = 'of old'`);
    expect(await sweep.sweep(inHours(1.1))).toBe(1);
    await rig.untilEffects(1);
  });

  it('is left alone when it is dead: that is for somebody to decide', async () => {
    await rig.database.query(`update parked_event set stage = 'dead'`);
    expect(await sweep.sweep(inHours(24))).toBe(0);
  });
});
