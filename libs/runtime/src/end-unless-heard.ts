import { constants } from 'node:os';

/**
 * Ends the process by the signal, unless there is another listener. Without any listener, a signal does not
 * end the first process of a container, and loading modules takes a second.
 */
export function endUnlessHeard(signal: 'SIGTERM' | 'SIGINT'): void {
  if (process.listenerCount(signal) === 1) process.exit(128 + constants.signals[signal]);
}
