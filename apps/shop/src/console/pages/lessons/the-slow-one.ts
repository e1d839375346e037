import type { Lesson } from './lesson.js';
import { mapLink, placeUnder, shopNow } from './steps.js';

export const theSlowOne: Lesson = {
  id: 'the-slow-one',
  title: 'One is slow, the others are not',
  about:
    'Each group has a pace of its own. Lag is asked of the broker, so it is seen whatever the consumers say.',
  code: 'libs/messaging/src/kafka/lag/lag-reader.ts',
  steps: [
    {
      say: 'Hold every call of the invoice group up for three seconds, and place three orders.',
      button: {
        label: 'Slow it down, and place three orders',
        act: () => placeUnder({ group: 'invoice', kind: 'slow', delayMs: 3_000, times: 3 }, { orders: 3 }),
      },
      link: mapLink,
      watch: 'The edge from order-placed to invoice shows records and seconds; those to other groups do not.',
      seen: async () => (await lagOf('invoice')) > 0 && (await lagOf('shipment')) === 0,
    },
    {
      say: 'Wait. Nobody has to do anything.',
      link: mapLink,
      watch: 'The group catches up, and the edge is quiet again.',
      seen: async () => (await lagOf('invoice')) === 0,
    },
  ],
};

async function lagOf(group: string): Promise<number> {
  const { lags } = await shopNow();
  return lags.find((each) => each.group === group)?.topics['order-placed']?.records ?? 0;
}
