import type { operations } from '@shop/operations';

export type Wrong = typeof operations;
