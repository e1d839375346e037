import type { OrderCompleted } from '@shop/contracts';
import { asProjector } from '@shop/projection';
import type { TopicHandler } from '@shop/messaging';
import { BULK_EFFECT, EFFECT, foldEffects } from './effect.js';
import type { LoadTopic } from './full-topic.js';

/** How a group handles the events of a topic. */
export type Handling = (topic: LoadTopic) => TopicHandler;

/** Each event with a statement of its own, like reactions. */
export const eachByItself: Handling = (topic) => ({
  topic,
  ordered: true,
  transaction: 'chunk',
  handle: async (event, { tx }) => {
    const { orderId, version } = event as OrderCompleted;
    await tx.query(EFFECT, [orderId, version]);
  },
});

/** All events of a chunk with one statement and the rights of a projector, like projections. */
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
