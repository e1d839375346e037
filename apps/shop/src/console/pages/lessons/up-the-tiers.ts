import type { Lesson } from './lesson.js';
import { orderLink, placeUnder, reacted } from './steps.js';

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
        act: () => placeUnder({ group: 'shipment', kind: 'transient', topic: 'order-placed', times: 3 }),
      },
      link: orderLink,
      watch: 'Group shipment shows ↻ and the tier in which order-placed waits, with a countdown.',
      seen: reacted('shipment', 'retrying'),
    },
    {
      say: 'Wait. Nobody has to do anything.',
      link: orderLink,
      watch: 'Once the tier is over it is handled: ✓ and the word retried. Its history is with the fact.',
      seen: reacted('shipment', 'handled'),
    },
  ],
};
