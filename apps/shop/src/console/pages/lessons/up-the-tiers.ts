import { placeOrder, reactionOf, setFault, type Lesson } from './lesson.js';

export const upTheTiers: Lesson = {
  id: 'up-the-tiers',
  title: 'A failure that passes',
  about:
    'What may succeed later is tried again: at once, then after 5 seconds, a minute, ten minutes, while others go on.',
  code: 'libs/inbox/src/consume/tier-processor.ts',
  steps: [
    {
      say: 'Let the shipment service fail on the next order for its next few attempts, and place that order.',
      button: {
        label: 'Let it fail, and place an order',
        act: async () => {
          await setFault('shipment', { kind: 'transient', topic: 'order-placed', times: 3 });
          return { order: await placeOrder() };
        },
      },
      link: { label: 'Look at the order', to: ({ order }) => `/orders/${order}` },
      watch: 'Group shipment shows ↻ and the tier in which order-placed waits, with a countdown.',
      seen: async (notes) => (await reactionOf(notes, 'shipment'))?.state === 'retrying',
    },
    {
      say: 'Wait. Nobody has to do anything.',
      link: { label: 'Look at the order', to: ({ order }) => `/orders/${order}` },
      watch: 'Once the tier is over it is handled: ✓ and the word retried. Its history is with the fact.',
      seen: async (notes) => (await reactionOf(notes, 'shipment'))?.state === 'handled',
    },
  ],
};
