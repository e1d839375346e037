import type { Reaction } from '../../../trace/reaction.js';
import { span } from '../parts/words.js';

/** Signs tell states apart without their colours. */
const SIGNS = {
  handled: ['✓', 'good', ''],
  discarded: ['⊘', 'wait', 'discarded'],
  read: ['?', 'text-light', 'not known'],
  unread: ['…', 'text-light', 'unread'],
  blocked: ['‖', 'wait', 'blocked'],
  retrying: ['↻', 'wait', ''],
  dead: ['✗', 'bad', 'dead'],
} as const;

/** The state of a reaction, in as few words as fit into a box. */
export function wordsOf(reaction: Reaction, now: number) {
  const [sign, tone, words] = SIGNS[reaction.state];
  return { sign, tone, words: moreOf(reaction, now) ?? words };
}

function moreOf(reaction: Reaction, now: number): string | undefined {
  if (reaction.state === 'handled' && reaction.failures > 0) return 'retried';
  if (reaction.state === 'retrying') return `${reaction.tier}, ${dueWords(reaction.dueAt, now)}`;
  return undefined;
}

export function dueWords(dueAt: string | null, now: number): string {
  const due = dueAt === null ? 0 : Date.parse(dueAt) - now;
  return due > 0 ? `in ${span(due)}` : 'now';
}
