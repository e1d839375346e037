import { placeOrder, setFault, shopNow, type Lesson } from './lesson.js';

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
        act: async () => {
          await setFault('invoice', { kind: 'slow', delayMs: 3_000, times: 3 });
          for (let count = 0; count < 3; count += 1) await placeOrder();
          return {};
        },
      },
      link: { label: 'Look at the map', to: () => '/' },
      watch: 'The edge from order-placed to invoice shows records and seconds; those to other groups do not.',
      seen: async () => {
        const { lags } = await shopNow();
        const lag = (group: string) =>
          lags.find((each) => each.group === group)?.topics['order-placed']?.records ?? 0;
        return lag('invoice') > 0 && lag('shipment') === 0;
      },
    },
    {
      say: 'Wait. Nobody has to do anything.',
      link: { label: 'Look at the map', to: () => '/' },
      watch: 'The group catches up, and the edge is quiet again.',
      seen: async () => (await shopNow()).lags.find(({ group }) => group === 'invoice')?.records === 0,
    },
  ],
};
