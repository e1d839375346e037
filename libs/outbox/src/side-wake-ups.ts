import { WakeUp } from './wake-up.js';

/** The wake-up of the outbox in a service's write database: the token by which it is injected. */
export class WriteWakeUp extends WakeUp {}

/** The same for the read database. */
export class ReadWakeUp extends WakeUp {}
