import type { HandleTogether } from '@shop/messaging';
import { asProjector } from './as-projector.js';

/**
 * The projectors of a topic in turn, each with all events of the chunk, in its transaction and with the
 * rights of projectors.
 */
export const projectChunk: HandleTogether = async (projectors, received) => {
  const [first] = received;
  if (!first) return;
  const events = received.map(({ event }) => event);
  await asProjector(first.context.tx, async (tx) => {
    for (const project of projectors) await project(events, tx);
  });
};
