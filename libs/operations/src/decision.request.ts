import { text } from '@shop/http';

/** Who decides. */
export const Actor = text(100);

/** Why. */
export const Reason = text(500);
