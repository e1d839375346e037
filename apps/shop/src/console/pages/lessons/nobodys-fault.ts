import type { Lesson } from './lesson.js';
import { mapLink, orderLink, placeUnder, reacted, shopNow } from './steps.js';

export const nobodysFault: Lesson = {
  id: 'nobodys-fault',
  title: 'A system that is away',
  about:
    'A database or a partner that is away is not the fault of any message: the group rests, and nothing becomes a dead letter.',
  code: 'libs/inbox/src/consume/circuit-breaker.ts',
  steps: [
    {
      say: 'Let every call of the invoice group fail as if its database were away, and place an order.',
      button: {
        label: 'Take the system away, and place an order',
        act: () => placeUnder({ group: 'invoice', kind: 'system', times: 8 }),
      },
      link: mapLink,
      watch: 'Group invoice rests: its circuit is open, and its lag grows. It has no dead letter of this.',
      seen: async () => {
        const groups = (await shopNow()).services.flatMap((service) => service.groups);
        return groups.find(({ group }) => group === 'invoice')?.circuit === 'open';
      },
    },
    {
      say: 'Wait until the system is back: the group tries with one message, ever less often.',
      link: orderLink,
      watch: 'The circuit closes by itself, and order-placed is handled by invoice.',
      seen: reacted('invoice', 'handled'),
    },
  ],
};
