import { useEffect, useRef, useState } from 'preact/hooks';
import type { RedriveLine } from '../../../dlq/answers.js';
import { whoActs } from '../actor.js';
import { askLines } from '../ask.js';
import { formText } from '../parts/form-text.js';
import { ProblemNotice } from '../parts/problem.js';
import { amount } from '../parts/words.js';
import { shop } from '../shop.js';
import { client, type Filter } from './paths.js';

/** How far a redrive is, or a rehearsal of one. */
interface Course {
  dryRun: boolean;
  done: number;
  total: number;
  events: number;
  refused: string[];
  end?: string;
}

const BEGUN: Omit<Course, 'dryRun'> = { done: 0, total: 0, events: 0, refused: [] };

/** Hands all that are meant to their handler again. What it would do is shown first, always. */
export function RedriveMany({ group, filter }: { group: string; filter: Filter }) {
  const [course, setCourse] = useState<Course>();
  const [error, setError] = useState<unknown>();
  const leaving = useRef(new AbortController());
  useEffect(() => () => leaving.current.abort(), []);
  if (shop.value.readOnly) return null;

  const run = async (
    dryRun: boolean,
    options: { reason?: string; eventsPerSecond?: number },
  ): Promise<void> => {
    setError(undefined);
    const by = await whoActs();
    const all = Object.keys(filter).length === 0;
    const body = { by, dryRun, all, ...(!all && { filter }), ...options };
    let current: Course = { ...BEGUN, dryRun };
    setCourse(current);
    const { signal } = leaving.current;
    for await (const line of askLines<RedriveLine>(client(group, group, 'redrive'), { body, signal })) {
      current = next(current, line);
      setCourse(current);
    }
    if (current.end === undefined) setCourse({ ...current, end: 'broken off' });
  };
  const begin = (dryRun: boolean, options = {}): void => void run(dryRun, options).catch(setError);
  return (
    <section aria-label="Redrive">
      <button
        type="button"
        onClick={() => begin(true)}
        disabled={course?.end === undefined && course !== undefined}
      >
        Redrive these: rehearse it first
      </button>
      <ProblemNotice error={error} />
      {course && <Progress {...course} />}
      {course?.dryRun && course.end === 'complete' && course.events > 0 && (
        <Confirm keys={course.done - course.refused.length} confirm={(options) => begin(false, options)} />
      )}
    </section>
  );
}

function next(course: Course, line: RedriveLine): Course {
  if ('end' in line) {
    return { ...course, end: line.detail === undefined ? line.end : `${line.end}: ${line.detail}` };
  }
  const { done, total } = line;
  if ('refused' in line) return { ...course, done, total, refused: [...course.refused, line.refused.detail] };
  return { ...course, done, total, events: course.events + 1 + line.redriven.followers };
}

function Progress({ dryRun, done, total, events, refused, end }: Course) {
  const keys = amount(done - refused.length, 'key');
  return (
    <div class={`notice ${refused.length > 0 ? 'wait' : 'good'}`} role="status">
      <progress value={done} max={Math.max(1, total)} aria-label="Keys" />{' '}
      {dryRun ? 'Would redrive' : 'Redriven:'} {keys} with {amount(events, 'event')}
      {end !== undefined && end !== 'complete' && <span class="bad"> ({end})</span>}
      {refused.map((detail) => (
        <div key={detail}>Refused: {detail}</div>
      ))}
    </div>
  );
}

interface ConfirmProps {
  keys: number;
  confirm: (options: { reason?: string; eventsPerSecond?: number }) => void;
}

function Confirm({ keys, confirm }: ConfirmProps) {
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const [reason, rate] = [formText(event, 'reason'), formText(event, 'rate')];
    confirm({ ...(reason !== '' && { reason }), ...(rate !== '' && { eventsPerSecond: Number(rate) }) });
  };
  return (
    <form class="row" onSubmit={submit}>
      <label>
        why (may be left out)
        <input name="reason" maxLength={500} />
      </label>
      <label>
        events a second, at most
        <input name="rate" type="number" min="0.1" step="any" />
      </label>
      <button class="primary">Redrive {amount(keys, 'key')}</button>
    </form>
  );
}
