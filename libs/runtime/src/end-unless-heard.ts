import { constants } from 'node:os';

/**
 * Ends the process by the signal, unless somebody else listens to it too. The first process of a container
 * does not die of a signal that nobody listens to, and loading modules takes a second.
 */
export function endUnlessHeard(signal: 'SIGTERM' | 'SIGINT'): void {
  if (process.listenerCount(signal) === 1) process.exit(128 + constants.signals[signal]);
}
