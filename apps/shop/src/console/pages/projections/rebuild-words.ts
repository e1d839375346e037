import type { Ending, RebuildStep } from '../../../projection/answers.js';

export type RebuildLine = RebuildStep | Ending;

/** The sentences for a step of a rebuild. A bar shows how much is read. */
export function sentenceOf(line: RebuildLine): string[] {
  if ('goesOn' in line) return [`Goes on with what was begun at ${line.goesOn.startedAt}.`];
  if ('caughtUp' in line) return [`Read ${line.caughtUp.read} facts in ${line.caughtUp.ms} ms.`];
  if ('compared' in line) {
    return [
      ...line.compared.map(({ table, counts, differing }) => {
        const outcome = differing === 0 ? 'none differs' : `${differing} differ`;
        return `${table}: ${counts.live} rows live, ${counts.rebuilt} rebuilt, ${outcome}.`;
      }),
      ...line.unreadable.map(({ topic, partition, offset, reason }) => {
        return `Left out, since it cannot be read: ${topic}[${partition}] @${offset}: ${reason}.`;
      }),
    ];
  }
  if ('done' in line) return [DONE[line.done]];
  if ('end' in line && line.end !== 'complete') {
    return [[`It was ${line.end}`, line.detail, ...(line.because ?? [])].filter(Boolean).join(': ')];
  }
  return [];
}

const DONE: Record<Extract<RebuildStep, { done: unknown }>['done'], string> = {
  ready: 'It is rebuilt beside the live one: swap it in when you like.',
  swapped: 'The rebuilt one is live.',
  back: 'The one from before is live again.',
  'dropped-next': 'What was rebuilt is dropped.',
  'dropped-previous': 'The one from before is dropped.',
};
