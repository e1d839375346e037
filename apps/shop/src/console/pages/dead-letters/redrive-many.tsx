import type { RedriveLine } from '../../../dlq/answers.js';
import { Field, filledIn, toNumber } from '../parts/fields.js';
import { ProblemNotice } from '../parts/problem.js';
import { useLines } from '../parts/use-lines.js';
import { amount } from '../parts/words.js';
import { shop } from '../shop.js';
import { askedAt, type Filter } from './paths.js';

/** Hands all that are meant to their handler again. What it would do is shown first, always. */
export function RedriveMany({ group, filter }: { group: string; filter: Filter }) {
  const { lines, begun, isRunning, error, begin } = useLines<RedriveLine>();
  if (shop.value.readOnly) return null;
  const meant = Object.keys(filter).length === 0 ? { all: true } : { filter };
  const run = (options: object): void => begin(askedAt(group, group, 'redrive'), { ...meant, ...options });
  const confirm = (event: SubmitEvent): void => {
    const { reason, rate } = filledIn(event);
    run({ reason, eventsPerSecond: toNumber(rate) });
  };
  const isDryRun = begun !== undefined && 'dryRun' in begun;
  const { keys, events, end } = courseOf(lines);
  return (
    <section aria-label="Redrive">
      <button type="button" onClick={() => run({ dryRun: true })} disabled={isRunning}>
        Redrive these: rehearse it first
      </button>
      <ProblemNotice error={error} />
      {begun && <Progress {...{ lines, isDryRun, isRunning }} />}
      {isDryRun && end === 'complete' && events > 0 && (
        <form class="row" onSubmit={confirm}>
          <Field label="why (may be left out)" name="reason" />
          <Field label="events a second, at most" name="rate" type="number" min="0.1" step="any" />
          <button class="primary">Redrive {amount(keys, 'key')}</button>
        </form>
      )}
    </section>
  );
}

interface ProgressProps {
  lines: readonly RedriveLine[];
  isDryRun: boolean;
  isRunning: boolean;
}

function Progress({ lines, isDryRun, isRunning }: ProgressProps) {
  const { keys, events, refused, done, total, end } = courseOf(lines);
  const isBroken = !isRunning && end !== 'complete';
  return (
    <div class={`notice ${refused.length > 0 || isBroken ? 'wait' : 'good'}`} role="status">
      <progress value={done} max={Math.max(1, total)} aria-label="Keys" />{' '}
      {isDryRun ? 'Would redrive' : 'Redriven:'} {amount(keys, 'key')} with {amount(events, 'event')}
      {isBroken && <span class="bad"> ({end ?? 'broken off'})</span>}
      {refused.map((detail) => (
        <div key={detail}>Refused: {detail}</div>
      ))}
    </div>
  );
}

/** How far a redrive is, or a rehearsal of one. */
function courseOf(lines: readonly RedriveLine[]) {
  const redriven = lines.flatMap((line) => ('redriven' in line ? [line.redriven] : []));
  const { done = 0, total = 0 } = lines.findLast((line) => 'total' in line) ?? {};
  const ending = lines.findLast((line) => 'end' in line);
  return {
    keys: redriven.length,
    events: redriven.reduce((sum, { followers }) => sum + 1 + followers, 0),
    refused: lines.flatMap((line) => ('refused' in line ? [line.refused.detail] : [])),
    done,
    total,
    end: ending?.detail === undefined ? ending?.end : `${ending.end}: ${ending.detail}`,
  };
}
