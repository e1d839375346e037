import type { Reaction } from '../../../trace/reaction.js';
import { brief, clock, span } from '../parts/words.js';

export interface ReactionWords {
  /** Tells states apart without their colours. */
  sign: string;
  tone: 'good' | 'wait' | 'bad' | 'faint';
  /** In as few words as fit into a box. */
  short: string;
  long: string;
}

// The switch names every state, which the compiler checks and this rule does not see.
// oxlint-disable-next-line consistent-return
export function wordsOf(reaction: Reaction, now: number, seenAt: string | undefined): ReactionWords {
  switch (reaction.state) {
    case 'handled': {
      const after = reaction.failures > 0 ? ` after ${reaction.failures} failures` : '';
      const when = seenAt === undefined ? '' : ` by ${clock(seenAt)}`;
      return {
        sign: '✓',
        tone: 'good',
        short: after === '' ? '' : 'retried',
        long: `handled${after}${when}`,
      };
    }
    case 'discarded':
      return {
        sign: '⊘',
        tone: 'wait',
        short: 'given up',
        long: `discarded by ${reaction.by ?? 'somebody'}: ${reaction.reason}`,
      };
    case 'read':
      return {
        sign: '?',
        tone: 'faint',
        short: 'not known',
        long: 'read; only its service knows the outcome',
      };
    case 'unread':
      return {
        sign: '…',
        tone: 'faint',
        short: 'unread',
        long:
          reaction.behind === 1
            ? 'not read yet: it is next'
            : `not read yet: ${reaction.behind - 1} before it`,
      };
    case 'blocked':
      return {
        sign: '‖',
        tone: 'wait',
        short: 'blocked',
        long: `behind event ${brief(reaction.behind)} of its key, which is ${reaction.stage === 'dead' ? 'dead' : `in tier ${reaction.stage}`}`,
      };
    case 'retrying': {
      const due = reaction.dueAt === null ? 0 : Date.parse(reaction.dueAt) - now;
      const when = due > 0 ? `in ${span(due)}` : 'now';
      return {
        sign: '↻',
        tone: 'wait',
        short: `${reaction.tier}, ${when}`,
        long: `in tier ${reaction.tier}, tried again ${when}; ${reaction.attempts} attempts so far: ${reaction.error}`,
      };
    }
    case 'dead':
      return {
        sign: '✗',
        tone: 'bad',
        short: 'dead',
        long: `dead letter after ${reaction.attempts} attempts: ${reaction.error}`,
      };
  }
}
