import type { ChunkOutcome } from '@shop/messaging';
import { leftOutField, RepeatedLines } from '@shop/telemetry';
import { failureKind } from '../failure-kind.js';
import type { ProcessorOptions } from './processor-options.js';

/** Shared by all groups of the process. */
const lines = new RepeatedLines();

/**
 * Leaves the records from `done` on in their topic, and pauses the group: the system is at fault, not an
 * event.
 */
export function giveBack(
  done: number,
  error: unknown,
  stage: string,
  { circuit, group, logger }: ProcessorOptions,
): ChunkOutcome {
  const retryIn = circuit.trip(error instanceof Error ? error.message : String(error), failureKind(error));
  // The words may name an event, and then no two lines of a fault that lasts are alike.
  const fault = error instanceof Error ? error.name : typeof error;
  lines.tell(`${group} ${stage} ${fault}`, (leftOut) =>
    logger.warn(
      { err: error, group, stage, retryIn, ...leftOutField(leftOut) },
      'group paused: the system is at fault, not the event',
    ),
  );
  return { done, retryIn };
}
