import type { database } from '@shop/database';

export type Wrong = typeof database;
