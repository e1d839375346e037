import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Triage } from '../src/index.js';
import { ConsumerRig } from './consumer-rig.js';
import { deliver, triageOf, untilAllAreDead } from './triage-fixture.js';

const cannotPrice = (): never => {
  throw new TypeError('price is undefined');
};
const cannotAddress = (): never => {
  throw new TypeError('city is undefined');
};

let rig: ConsumerRig;
let triage: Triage;

beforeAll(async () => {
  rig = await ConsumerRig.create({ tiers: '10ms' });
  triage = triageOf(rig);
  rig.handle = async ({ orderId }) => (orderId === 'b' ? cannotAddress() : cannotPrice());
  await rig.start();
  await deliver(rig, rig.record('a', 1), rig.record('b', 1), rig.record('c', 1));
  await untilAllAreDead(rig, 3);
});
afterAll(() => rig.close());

describe('two errors of one class and one type of event', () => {
  it('are two failures when they were thrown in different places', async () => {
    const kinds = await triage.summary();
    expect(kinds).toMatchObject([
      { errorClass: 'TypeError', count: 2 },
      { errorClass: 'TypeError', count: 1 },
    ]);
    const [often = '', once] = kinds.map(({ failure }) => failure);
    expect(often).toMatch(/^TypeError at libs\/inbox\/test\/triage-failure\.int\.spec\.ts:7$/);
    expect(once).toMatch(/^TypeError at libs\/inbox\/test\/triage-failure\.int\.spec\.ts:10$/);
  });

  it('are listed, and redriven, by their failure', async () => {
    const [kind] = await triage.summary();
    const filter = { failure: kind?.failure ?? '' };
    const { items } = await triage.list(filter, { limit: 10 });
    expect(items.map(({ key }) => key).toSorted()).toEqual(['a', 'c']);
    const keys: string[] = [];
    for await (const step of triage.redriveMatching(filter, { actor: 'anna' }, { dryRun: true })) {
      if ('redriven' in step) keys.push(step.redriven.key);
    }
    expect(keys).toEqual(['a', 'c']);
  });
});
