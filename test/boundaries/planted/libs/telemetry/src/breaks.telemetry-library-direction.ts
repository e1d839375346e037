import type { topics } from '@shop/topics';

export type Wrong = typeof topics;
