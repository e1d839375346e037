import { text } from '@shop/http';

/** The name of the person who decides. */
export const Actor = text(100);

/** Why. */
export const Reason = text(500);
