import { text } from '../input/text.js';

/** Who decides. */
export const Actor = text(100);

/** Why. */
export const Reason = text(500);
