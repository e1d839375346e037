import type { outbox } from '@shop/outbox';

export type Wrong = typeof outbox;
