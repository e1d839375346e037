import type { inbox } from '@shop/inbox';

export type Wrong = typeof inbox;
