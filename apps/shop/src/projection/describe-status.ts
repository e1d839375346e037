import type { RebuildStatus } from './answers.js';

/** How far a rebuild is. */
export function describeStatus({ name, phase, running, rebuild }: RebuildStatus): string[] {
  if (!rebuild) return [`${name} is not being rebuilt`];
  const { startedAt, completeFrom, taken, remaining } = rebuild;
  const complete = completeFrom === null ? 'complete' : `complete from ${completeFrom} on`;
  const besides = phase === 'swapped' ? 'the tables from before' : 'the tables to come';
  return [
    `${name} is ${phase}, ${running ? 'and a process is at work on it' : 'and no process is at work on it'}`,
    `begun ${startedAt}, ${complete}`,
    `${besides}: ${taken} facts taken, ${remaining} to take`,
  ];
}
