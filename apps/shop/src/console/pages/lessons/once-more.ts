import type { ReplayLine } from '../../../replay/answers.js';
import { whoActs } from '../actor.js';
import { askLines } from '../ask.js';
import { placeOrder, reactionOf, type Lesson, type Notes } from './lesson.js';

const TIMES = 10;

export const onceMore: Lesson = {
  id: 'once-more',
  title: 'A message comes ten times',
  about:
    'Kafka may deliver anything again. A log in the same transaction as the effect makes every effect happen once.',
  code: 'libs/inbox/src/processed-events.ts',
  steps: [
    {
      say: 'Place an order, and let the shipment service handle it.',
      button: { label: 'Place an order', act: async () => ({ order: await placeOrder() }) },
      link: { label: 'Look at the order', to: ({ order }) => `/orders/${order}` },
      watch: 'Group shipment has handled order-placed: stock is reserved, once.',
      seen: async (notes) => (await reactionOf(notes, 'shipment'))?.state === 'handled',
    },
    {
      say: 'Hand its fact to the group ten times more.',
      button: { label: 'Replay it ten times', act: replayTenTimes },
      link: { label: 'Look at the order', to: ({ order }) => `/orders/${order}` },
      watch:
        'Nothing happens: each time it is left out as handled before. There is no second change of the stock.',
      seen: async ({ leftOut }) => Number(leftOut) === TIMES,
    },
  ],
};

async function replayTenTimes({ order = '' }: Notes): Promise<Notes> {
  const by = await whoActs();
  let leftOut = 0;
  for (let count = 0; count < TIMES; count += 1) {
    const { sent, done } = await replay(order, by);
    if (sent === 0 && done === 1) leftOut += 1;
  }
  return { leftOut: String(leftOut) };
}

/** Reports the outcome of the one fact of the range. */
async function replay(key: string, by: string): Promise<{ sent: number; done: number }> {
  const from = { time: new Date(Date.now() - 3_600_000).toISOString() };
  const to = { time: new Date().toISOString() };
  const body = { by, topic: 'order-placed', key, from, to };
  const { signal } = new AbortController();
  let tally = { sent: 0, done: 0 };
  for await (const line of askLines<ReplayLine>('/operations/shipment/replays/shipment', { body, signal })) {
    if ('tally' in line) tally = line.tally;
  }
  return tally;
}
