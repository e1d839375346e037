import { useEffect } from 'preact/hooks';
import { ProblemNotice } from '../parts/problem.js';
import { useAttempt } from '../parts/use-attempt.js';
import { query, setQuery } from '../routes.js';
import type { Notes, Step } from './lesson.js';
import { lessons } from './lessons.js';

const EVERY_MS = 1_000;

/** One lesson: what to do, what to see, and whether it has been seen. */
export function LessonPage({ lessonId }: { lessonId: string }) {
  const lesson = lessons.find(({ id }) => id === lessonId);
  if (!lesson) return <p>There is no such lesson.</p>;
  const notes: Notes = Object.fromEntries(query.value);
  const at = Number(notes['step'] ?? 0);
  return (
    <>
      <h1>{lesson.title}</h1>
      <p>{lesson.about}</p>
      <p class="faint">
        The code: <code>{lesson.code}</code>
      </p>
      <ol class="steps">
        {lesson.steps.map((step, index) => (
          <li
            key={step.say}
            class={index > at ? 'faint' : ''}
            aria-current={index === at ? 'step' : undefined}
          >
            <p>
              {index < at && <span class="good">✓ </span>}
              {step.say}
            </p>
            {index === at && <Present {...{ step, notes }} />}
            <p class="faint">Watch: {step.watch}</p>
          </li>
        ))}
      </ol>
      {at >= lesson.steps.length && (
        <p class="notice good" role="status" id="lesson-done">
          ✓ You have seen it. <a href="/lessons">Another one</a>
        </p>
      )}
    </>
  );
}

function Present({ step, notes }: { step: Step; notes: Notes }) {
  const { button, link } = step;
  const { error, attempt } = useAttempt();
  const number = notes['step'] ?? '0';
  const act = async (): Promise<void> => {
    const found = await button?.act(notes);
    setQuery({ ...found, step: number, begun: number });
  };
  // A step with a button counts only events after the click.
  useSeen(step, notes, !button || notes['begun'] === number);
  return (
    <>
      <div class="row">
        {button && (
          <button type="button" class="primary" onClick={() => attempt(act)}>
            {button.label}
          </button>
        )}
        {link && (
          <a href={link.to(notes)} target="_blank" rel="opener">
            {link.label}
          </a>
        )}
      </div>
      <ProblemNotice error={error} />
    </>
  );
}

/** Looks again and again whether it has happened, and then goes on to the next step. */
function useSeen(step: Step, notes: Notes, isReady: boolean): void {
  useEffect(() => {
    if (!isReady) return undefined;
    let current = true;
    const look = async (): Promise<void> => {
      // A failed question can be asked again.
      const isSeen = await step.seen(notes).catch(() => false);
      if (!current) return;
      if (isSeen) setQuery({ step: String(Number(notes['step'] ?? 0) + 1) });
      else timer = setTimeout(() => void look(), EVERY_MS);
    };
    let timer = setTimeout(() => void look(), EVERY_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [step, isReady]);
}
