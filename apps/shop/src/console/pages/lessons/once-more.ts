import type { ReplayLine } from '../../../replay/answers.js';
import { whoActs } from '../actor.js';
import { askLines } from '../ask.js';
import type { Lesson, Notes } from './lesson.js';
import { orderLink, placeOrder, reacted } from './steps.js';

const TIMES = 10;
const HOUR_MS = 3_600_000;

export const onceMore: Lesson = {
  id: 'once-more',
  title: 'A message comes ten times',
  about:
    'Kafka may deliver anything again. A log in the same transaction as the effect makes every effect happen once.',
  code: 'libs/inbox/src/processed-events.ts',
  steps: [
    {
      say: 'Place an order, and let the shipment service handle it.',
      button: { label: 'Place an order', act: () => placeOrder() },
      link: orderLink,
      watch: 'Group shipment has handled order-placed: stock is reserved, once.',
      seen: reacted('shipment', 'handled'),
    },
    {
      say: 'Hand its fact to the group ten times more.',
      button: { label: 'Replay it ten times', act: replayTenTimes },
      link: orderLink,
      watch:
        'Nothing happens: each time it is left out as handled before. There is no second change of the stock.',
      seen: async ({ leftOut }) => Number(leftOut) === TIMES,
    },
  ],
};

async function replayTenTimes({ order: key }: Notes): Promise<Notes> {
  const by = await whoActs();
  let leftOut = 0;
  for (let count = 0; count < TIMES; count += 1) {
    const from = { time: new Date(Date.now() - HOUR_MS).toISOString() };
    const body = { by, topic: 'order-placed', key, from, to: { time: new Date().toISOString() } };
    if (await isLeftOut(body)) leftOut += 1;
  }
  return { leftOut: String(leftOut) };
}

/** Whether a replay of one fact hands nothing over, since it was handled before. */
async function isLeftOut(body: object): Promise<boolean> {
  const { signal } = new AbortController();
  let last = false;
  for await (const line of askLines<ReplayLine>('/operations/shipment/replays/shipment', { body, signal })) {
    if ('tally' in line) last = line.tally.sent === 0 && line.tally.done === 1;
  }
  return last;
}
