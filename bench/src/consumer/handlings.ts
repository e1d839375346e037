import type { OrderCompleted } from '@shop/contracts';
import { asProjector } from '@shop/projection';
import type { TopicHandler } from '@shop/messaging';
import { BULK_EFFECT, EFFECT, foldEffects } from './effect.js';
import type { LoadTopic } from './full-topic.js';

/** How a group takes the events of a topic. */
export type Handling = (topic: LoadTopic) => TopicHandler;

/** Each event by a statement of its own, as reactions do. */
export const eachByItself: Handling = (topic) => ({
  topic,
  ordered: true,
  transaction: 'chunk',
  handle: async (event, { tx }) => {
    const { orderId, version } = event as OrderCompleted;
    await tx.query(EFFECT, [orderId, version]);
  },
});

/** All of a chunk by one statement, with the rights of a projector, as projections do. */
export const allAtOnce: Handling = (topic) => ({
  topic,
  ordered: true,
  transaction: 'chunk',
  handle: () => Promise.reject(new Error('a projector takes chunks')),
  handleChunk: async (received) => {
    const tx = received[0]?.context.tx;
    if (!tx) return;
    const folded = foldEffects(received.map(({ event }) => event as OrderCompleted));
    await asProjector(tx, (limited) => limited.send(BULK_EFFECT, folded));
  },
});
