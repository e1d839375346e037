import type { DeadLetter } from '../../../dlq/answers.js';
import { ask } from '../ask.js';
import type { Lesson } from './lesson.js';
import { placeUnder } from './steps.js';

const SKU = 'SPOON';
const GROUP = 'order-projector';
const lettersPage = (): string => `/dead-letters?group=${GROUP}&key=${SKU}`;

export const poisonAndItsKey: Lesson = {
  id: 'poison-and-its-key',
  title: 'A poison message and its key',
  about:
    'One message that can never be handled must not stop the others, and nothing of its key may overtake it.',
  code: 'libs/inbox/src/ledger/ledger.ts',
  steps: [
    {
      say: `Let changes of the stock of ${SKU} be what the read model of the order service cannot handle, and order ${SKU} three times.`,
      button: {
        label: 'Poison one, and order three times',
        act: () =>
          placeUnder(
            { group: GROUP, kind: 'poison', topic: 'stock-level-changed', key: SKU },
            { orders: 3, sku: SKU },
          ),
      },
      link: { label: 'Look at the dead letters of the key', to: lettersPage },
      watch: 'The first is dead at once. The later ones of its key wait behind it; other products go on.',
      seen: async () => (await letters()).some(({ followers }) => followers > 0),
    },
    {
      say: 'Mend what it failed on, and redrive it on the page of the dead letters.',
      button: { label: 'Mend it', act: () => ask('/operations/order/faults/clear', { group: GROUP }) },
      link: { label: 'Redrive it', to: lettersPage },
      watch: 'It is handled, and what waited for it follows in its order. Nothing is left.',
      seen: async () => (await letters()).length === 0,
    },
  ],
};

async function letters(): Promise<DeadLetter[]> {
  const query = `group=${GROUP}&key=${SKU}`;
  const { items } = await ask<{ items: DeadLetter[] }>(`/operations/order/dead-letters?${query}`);
  return items;
}
