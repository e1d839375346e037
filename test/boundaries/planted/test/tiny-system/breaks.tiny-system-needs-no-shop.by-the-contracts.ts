import type { contracts } from '@shop/contracts';

export type Wrong = typeof contracts;
