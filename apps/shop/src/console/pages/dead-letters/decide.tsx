import { useState } from 'preact/hooks';
import type { DeadLetterDetails, TriagedKey } from '../../../dlq/answers.js';
import { whoActs } from '../actor.js';
import { ask } from '../ask.js';
import { formText } from '../parts/form-text.js';
import { ProblemNotice } from '../parts/problem.js';
import { amount } from '../parts/words.js';
import { client } from './paths.js';

type Action = 'redrive' | 'discard';

/** The action as it was rehearsed. */
interface Plan {
  action: Action;
  force: boolean;
  followers: number;
}

const DONE: Record<Action, string> = {
  redrive: 'It was handed to its handler again, and what waits for it follows in order.',
  discard: 'It was given up: it never has its effect, and what waited for it is handled.',
};

/** Redrives the letter or gives it up. What that would do is shown first, always. */
export function Decide({ group, letter }: { group: string; letter: DeadLetterDetails }) {
  const [plan, setPlan] = useState<Plan>();
  const [done, setDone] = useState<Action>();
  const [error, setError] = useState<unknown>();
  const post = async (action: Action, body: object): Promise<TriagedKey> => {
    setError(undefined);
    const by = await whoActs();
    return ask<TriagedKey>(client(group, group, letter.eventId, action), { by, ...body });
  };
  const rehearse = async (action: Action): Promise<void> => {
    const force = action === 'redrive' && (letter.quarantined || letter.stage !== 'dead');
    const words = action === 'discard' ? { reason: 'a rehearsal' } : { force };
    const { followers } = await post(action, { dryRun: true, ...words });
    setPlan({ action, force, followers });
  };
  const act = async (reason: string): Promise<void> => {
    if (!plan) return;
    await post(plan.action, {
      ...(reason !== '' && { reason }),
      ...(plan.action === 'redrive' && { force: plan.force }),
    });
    setDone(plan.action);
    setPlan(undefined);
  };
  if (done) {
    return (
      <p class="notice good" role="status">
        {DONE[done]}
      </p>
    );
  }
  return (
    <section aria-label="Decide">
      <div class="row">
        <button type="button" class="primary" onClick={() => void rehearse('redrive').catch(setError)}>
          Redrive…
        </button>
        <button type="button" class="danger" onClick={() => void rehearse('discard').catch(setError)}>
          Discard…
        </button>
      </div>
      <ProblemNotice error={error} />
      {plan && <Confirm {...plan} act={(reason) => void act(reason).catch(setError)} />}
    </section>
  );
}

function Confirm({ action, force, followers, act }: Plan & { act: (reason: string) => void }) {
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    act(formText(event, 'reason'));
  };
  const what = action === 'redrive' ? 'Would redrive it' : 'Would give it up for good';
  return (
    <form class="notice wait" onSubmit={submit}>
      <p>
        {what}
        {followers > 0 && `, and let ${amount(followers, 'event')} behind it follow`}
        {force && ', by force: it was redriven too often, or is in a tier'}.
      </p>
      <div class="row">
        <label>
          {action === 'discard' ? 'why' : 'why (may be left out)'}
          <input name="reason" required={action === 'discard'} maxLength={500} autoFocus />
        </label>
        <button class={action === 'discard' ? 'danger' : 'primary'}>
          {action === 'redrive' ? 'Redrive it' : 'Give it up'}
        </button>
      </div>
    </form>
  );
}
