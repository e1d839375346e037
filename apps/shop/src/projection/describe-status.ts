import type { RebuildStatus } from './answers.js';

/** Describes the progress of a rebuild. */
export function describeStatus({ name, phase, running, rebuild }: RebuildStatus): string[] {
  if (!rebuild) return [`${name} is not being rebuilt`];
  const { startedAt, completeFrom, taken, remaining } = rebuild;
  const complete = completeFrom === null ? 'complete' : `complete from ${completeFrom} on`;
  const besides = phase === 'swapped' ? 'the previous tables' : 'the new tables';
  return [
    `${name} is ${phase}, ${running ? 'and a process is at work on it' : 'and no process is at work on it'}`,
    `begun ${startedAt}, ${complete}`,
    `${besides}: ${taken} facts read, ${remaining} to read`,
  ];
}
