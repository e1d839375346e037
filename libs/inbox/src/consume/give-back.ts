import type { ChunkOutcome } from '@shop/messaging';
import { failureKind } from '../failure.js';
import type { ProcessorOptions } from './processor-options.js';

/**
 * Leaves the records from `done` on where they are, and pauses the group: the system is at fault, and no
 * event.
 */
export function giveBack(
  done: number,
  error: unknown,
  stage: string,
  { circuit, group, logger }: ProcessorOptions,
): ChunkOutcome {
  const retryIn = circuit.trip(error instanceof Error ? error.message : String(error), failureKind(error));
  logger.warn({ err: error, group, stage, retryIn }, 'group paused: the system is at fault, not the event');
  return { done, retryIn };
}
