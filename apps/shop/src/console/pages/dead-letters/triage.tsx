import { useState } from 'preact/hooks';
import type { TriagedKey, TriageLine } from '../../../dlq/answers.js';
import { amount } from '../../../operations/printable.js';
import { Button, Form, type Filled } from '../parts/doing.js';
import { Field, toNumber } from '../parts/fields.js';
import { useLines } from '../parts/use-lines.js';
import { shop } from '../shop.js';

const VERBS = {
  redrive: { verb: 'Redrive', did: 'Redriven:', tone: 'primary', why: 'why (may be left out)' },
  discard: { verb: 'Discard', did: 'Discarded:', tone: 'danger', why: 'why' },
};

const MEANS = {
  redrive: 'The handler gets it again, as if it had just come.',
  discard: 'It never has its effect. Nobody can take that back.',
};

type Action = keyof typeof VERBS;

/** The answer about one is a line as well. */
type Line = TriageLine | TriagedKey;

interface Props {
  /** Where it is asked for. */
  at: string;
  /** Which of them, if there may be many. */
  meant?: object;
  /** Whether a redrive has to be forced. */
  force?: boolean;
}

/** Redrives dead letters or discards them. What that would do is shown first, always. */
export function Triage({ at, meant, force = false }: Props) {
  const { lines, isRunning, isRehearsal, run } = useLines<Line>();
  const [action, setAction] = useState<Action>('redrive');
  if (shop.value.readOnly) return null;
  const begin = (next: Action, options: object): Promise<void> => {
    setAction(next);
    return run(`${at}/${next}`, { ...meant, ...(force && next === 'redrive' && { force }), ...options });
  };
  const rehearse = (next: Action) => () => begin(next, { dryRun: true, reason: 'a rehearsal' });
  const confirm = ({ reason, rate }: Filled): Promise<void> =>
    begin(action, { reason, eventsPerSecond: toNumber(rate) });
  const { verb, did, tone, why } = VERBS[action];
  const { heads, followers, refused, done, total, isBroken } = courseOf(lines, isRunning);
  const events = amount(heads, 'event');
  return (
    <section aria-label="Decide">
      <div class="hstack">
        <Button primary disabled={isRunning} does={rehearse('redrive')}>
          Redrive…
        </Button>
        <Button data-variant="danger" disabled={isRunning} does={rehearse('discard')}>
          Discard…
        </Button>
        <span class="text-light">Both say first what they would do.</span>
      </div>
      {lines.length > 0 && (
        <Form
          class={`notice ${isRehearsal || isBroken || refused.length > 0 ? 'wait' : 'good'}`}
          does={confirm}
        >
          <div role="status">
            {isRunning && <progress value={done} max={Math.max(1, total)} aria-label="Progress" />}{' '}
            {isRehearsal ? `Would ${action}` : did} {events}
            {followers > 0 && ` and let ${amount(followers, 'event')} behind follow`}
            {isBroken && <strong class="bad"> (broken off)</strong>}
            {refused.map((detail) => (
              <div key={detail}>Refused: {detail}</div>
            ))}
          </div>
          {isRehearsal && !isRunning && heads > 0 && (
            <>
              <p class="text-light">
                {MEANS[action]}{' '}
                {force && action === 'redrive' && 'By force: it is quarantined, or in a tier.'}
              </p>
              <div class="hstack">
                <Field label={why} name="reason" required={action === 'discard'} autoFocus />
                {meant && (
                  <Field label="events a second, at most" name="rate" type="number" min="0.1" step="any" />
                )}
                <button data-variant={tone}>
                  {verb} {events}
                </button>
              </div>
            </>
          )}
        </Form>
      )}
    </section>
  );
}

/** How far it is. */
function courseOf(lines: readonly Line[], isRunning: boolean) {
  const keys = lines.flatMap((line) => {
    if ('redriven' in line) return [line.redriven];
    if ('discarded' in line) return [line.discarded];
    return 'followers' in line ? [line] : [];
  });
  const { done = 0, total = 0 } = lines.findLast((line) => 'total' in line) ?? {};
  const last = lines.at(-1);
  const isComplete =
    last !== undefined && ('followers' in last || ('end' in last && last.end === 'complete'));
  return {
    heads: keys.length,
    followers: keys.reduce((sum, key) => sum + key.followers, 0),
    refused: lines.flatMap((line) => ('refused' in line ? [line.refused.detail] : [])),
    done,
    total,
    isBroken: !isRunning && !isComplete,
  };
}
