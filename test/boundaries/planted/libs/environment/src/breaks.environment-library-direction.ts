import type { service } from '@shop/service';

export type Wrong = typeof service;
