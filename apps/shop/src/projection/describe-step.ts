import type { RebuildStep } from './answers.js';
import { describeComparison } from './describe-comparison.js';

/** Describes a step of the work on a projection, in lines. A bar shows how much is read. */
export function describeStep(step: RebuildStep, name: string): string[] {
  if ('goesOn' in step) return [`Continues the rebuild that began at ${step.goesOn.startedAt}`];
  if ('begun' in step) return describeBegun(step.begun);
  if ('caughtUp' in step) return [describeRead(step.caughtUp)];
  if ('done' in step) return [describeDone(step.done, name)];
  if ('dryRun' in step) return [describeDryRun(step.dryRun, name)];
  if (!('compared' in step)) return [];
  return [
    ...describeComparison(step.compared),
    ...step.unreadable.map(
      ({ topic, partition, offset, reason }) =>
        `Left out as unreadable: ${topic}, partition ${partition}, offset ${offset}: ${reason}`,
    ),
  ];
}

type Done = Extract<RebuildStep, { done: unknown }>['done'];

interface Begun {
  completeFrom: string | null;
  carriedOver: number;
}

function describeBegun({ completeFrom, carriedOver }: Begun): string[] {
  if (completeFrom === null) return [];
  return [
    `The facts are complete from ${completeFrom} on; carried over from the live tables: ${carriedOver} rows`,
  ];
}

function describeRead({ read, ms }: { read: number; ms: number }): string {
  return `Read ${read} facts, ${Math.round((read * 1_000) / Math.max(ms, 1))} a second`;
}

function describeDone(done: Done, name: string): string {
  return {
    ready: `Ready. Make it live: projection swap ${name}`,
    swapped: `The rebuilt tables are live. The previous tables are kept: projection back ${name}, or projection drop-old ${name}`,
    back: `The previous tables are live again. The replaced ones are kept: projection swap ${name}, or projection abort ${name}`,
    'dropped-next': 'Dropped the rebuilt tables; the live tables are unchanged',
    'dropped-previous': 'Dropped the previous tables; the live tables are unchanged',
  }[done];
}

function describeDryRun(what: 'kept' | 'dropped', name: string): string {
  const rebuilt =
    what === 'kept' ? `kept: projection rebuild ${name}, or projection abort ${name}` : 'dropped again';
  return `A dry run: nothing has changed. The rebuilt tables are ${rebuilt}`;
}
