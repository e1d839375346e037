import { expect, it } from '@jest/globals';
import { describeFault } from './describe-fault.js';

it('a fault is told in one phrase', () => {
  expect(describeFault({ id: 1, group: 'shipment', kind: 'poison', hits: 0 })).toBe(
    'fault 1: poison, for group shipment, until it is cleared',
  );
  const narrow = { topic: 'order-placed', key: 'a\nb', times: 3, delayMs: 20 };
  expect(describeFault({ id: 2, group: 'shipment', kind: 'slow', hits: 0, ...narrow })).toBe(
    'fault 2: slow, for group shipment, topic order-placed, key a b, 3 times, each 20 ms late',
  );
});
