import type { ForgetTogether } from '@shop/messaging';
import { asProjector } from './as-projector.js';

/** The projectors of a compacted topic in turn, each with all keys that tombstones removed. */
export const forgetKeys: ForgetTogether = async (projectors, contexts) => {
  const [first] = contexts;
  if (!first) return;
  const keys = contexts.map(({ record }) => record.key);
  await asProjector(first.tx, async (tx) => {
    for (const forget of projectors) await forget(keys, tx);
  });
};
