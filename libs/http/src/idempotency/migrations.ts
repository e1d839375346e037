import { CreateKeptAnswer1700000000006 } from './create-kept-answer.migration.js';

/** What a write database needs for `IdempotentCommands`. */
export const idempotencyMigrations = [CreateKeptAnswer1700000000006];
