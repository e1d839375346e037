import { useState } from 'preact/hooks';
import type { DeadLetterDetails, TriagedKey } from '../../../dlq/answers.js';
import { act } from '../actor.js';
import { Field, filledIn } from '../parts/fields.js';
import { ProblemNotice } from '../parts/problem.js';
import { useAttempt } from '../parts/use-attempt.js';
import { amount } from '../parts/words.js';
import { askedAt } from './paths.js';

type Action = 'redrive' | 'discard';

const WORDS = {
  redrive: {
    plan: 'Would redrive it',
    act: 'Redrive it',
    done: 'It was handed to its handler again, and the events behind it follow in order.',
  },
  discard: {
    plan: 'Would give it up for good',
    act: 'Give it up',
    done: 'It was given up: it never has its effect, and what waited for it is handled.',
  },
};

/** Redrives the letter or gives it up. What that would do is shown first, always. */
export function Decide({ group, letter }: { group: string; letter: DeadLetterDetails }) {
  const [rehearsed, setRehearsed] = useState<{ action: Action; followers: number }>();
  const [done, setDone] = useState<Action>();
  const { error, attempt } = useAttempt();
  const force = letter.quarantined || letter.stage !== 'dead';
  const post = (action: Action, body: object): Promise<TriagedKey> =>
    act(askedAt(group, group, letter.eventId, action), { ...body, ...(action === 'redrive' && { force }) });
  const rehearse = (action: Action) => (): void =>
    attempt(async () => {
      const reason = action === 'discard' ? 'a rehearsal' : undefined;
      const { followers } = await post(action, { dryRun: true, reason });
      setRehearsed({ action, followers });
    });
  const decide = (action: Action, event: SubmitEvent): void => {
    const { reason } = filledIn(event);
    attempt(() => post(action, { reason }).then(() => setDone(action)));
  };
  if (done) {
    return (
      <p class="notice good" role="status">
        {WORDS[done].done}
      </p>
    );
  }
  return (
    <section aria-label="Decide">
      <div class="row">
        <button type="button" class="primary" onClick={rehearse('redrive')}>
          Redrive…
        </button>
        <button type="button" class="danger" onClick={rehearse('discard')}>
          Discard…
        </button>
      </div>
      <ProblemNotice error={error} />
      {rehearsed && (
        <form class="notice wait" onSubmit={(event) => decide(rehearsed.action, event)}>
          <p>
            {WORDS[rehearsed.action].plan}
            {rehearsed.followers > 0 && `, and let ${amount(rehearsed.followers, 'event')} behind it follow`}
            {rehearsed.action === 'redrive' &&
              force &&
              ', by force: it was redriven too often, or is in a tier'}
            .
          </p>
          <div class="row">
            {rehearsed.action === 'discard' ? (
              <Field label="why" name="reason" required autoFocus />
            ) : (
              <Field label="why (may be left out)" name="reason" autoFocus />
            )}
            <button class={rehearsed.action === 'discard' ? 'danger' : 'primary'}>
              {WORDS[rehearsed.action].act}
            </button>
          </div>
        </form>
      )}
    </section>
  );
}
