import { CreateKeptAnswer1700000000006 } from './create-kept-answer.migration.js';

/** The tables of a write database for `IdempotentCommands`. */
export const idempotencyMigrations = [CreateKeptAnswer1700000000006];
