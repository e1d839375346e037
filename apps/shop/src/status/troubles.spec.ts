import { describe, expect, it } from '@jest/globals';
import type { GroupStatus, ServiceStatus } from './service-status.js';
import type { ShopStatus } from './shop-status.js';
import { troublesOf } from './troubles.js';

const group: GroupStatus = {
  group: 'order',
  circuit: 'closed',
  handled: {},
  parkedKeys: 0,
  tiers: { '5s': 2 },
  deadLetters: 0,
  oldestDeadLetterSeconds: 0,
  missed: 0,
};
const outbox = { outbox: 'write', rows: 5, oldestSeconds: 2, parked: 0 };
const service: ServiceStatus = {
  service: 'order',
  health: 'up',
  reasons: [],
  version: '1.0.0',
  roles: ['api'],
  outboxes: [outbox],
  groups: [group],
  clusterId: 'ours',
  published: {},
};
const well: ShopStatus = {
  services: [service],
  lags: [{ group: 'order', records: 10, seconds: 3, topics: {} }],
  topics: { missing: [], notOurs: ['somebody-else'] },
  kafka: null,
};

function withService(more: Partial<ServiceStatus>): ShopStatus {
  return { ...well, services: [{ ...service, ...more }] };
}

describe('A shop', () => {
  it('is well while it is at work', () => {
    expect(troublesOf(well)).toEqual([]);
  });

  it.each<[ShopStatus, string]>([
    [{ ...well, kafka: 'ECONNREFUSED' }, 'Kafka does not answer: ECONNREFUSED'],
    [withService({ health: 'degraded', reasons: ['relay: away'] }), 'service order is degraded: relay: away'],
    [withService({ reasons: ['no metrics: refused'] }), 'service order is up: no metrics: refused'],
    [
      { ...well, lags: [{ group: 'order', records: 1, seconds: 61, topics: {} }] },
      'group order is 61 s behind',
    ],
    [
      withService({ outboxes: [{ ...outbox, oldestSeconds: 90 }] }),
      'the write outbox of order has a row that waits for 90 s already',
    ],
    [withService({ outboxes: [{ ...outbox, parked: 1 }] }), 'has 1 row that the broker refused'],
    [withService({ groups: [{ ...group, circuit: 'open' }] }), 'its circuit is open'],
    [withService({ groups: [{ ...group, deadLetters: 2 }] }), 'group order has 2 dead letters: npm run shop'],
    [withService({ groups: [{ ...group, missed: 3 }] }), 'group order came too late for 3 records'],
    [{ ...well, topics: { missing: ['order-placed'], notOurs: [] } }, 'topic order-placed is missing'],
    [
      { ...well, topics: { missing: [], notOurs: [], clusterId: 'theirs' } },
      'service order belongs to Kafka cluster ours, and this command asks theirs',
    ],
  ])('is not well: %#', (status, trouble) => {
    expect(troublesOf(status)).toEqual([expect.stringContaining(trouble)]);
  });
});
