import { useEffect, useState } from 'preact/hooks';
import { messageOf } from '../parts/message-of.js';
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
      <ol>
        {lesson.steps.map((step, index) => (
          <li key={step.say}>
            <StepView {...{ step, notes }} state={index < at ? 'seen' : index === at ? 'now' : 'later'} />
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

interface StepProps {
  step: Step;
  notes: Notes;
  state: 'seen' | 'now' | 'later';
}

function StepView({ step, notes, state }: StepProps) {
  const { say, button, link, watch } = step;
  const [problem, setProblem] = useState('');
  // A step with a button counts only what came after the click.
  const isReady = state === 'now' && (!button || notes['begun'] === (notes['step'] ?? '0'));
  useSeen(step, notes, isReady);
  const act = async (): Promise<void> => {
    setProblem('');
    const found = await button?.act(notes);
    setQuery({ ...found, step: notes['step'] ?? '0', begun: notes['step'] ?? '0' });
  };
  return (
    <div class={state === 'later' ? 'faint' : ''} aria-current={state === 'now' ? 'step' : undefined}>
      <p>
        {state === 'seen' && <span class="good">✓ </span>}
        {say}
      </p>
      {state === 'now' && (
        <div class="row">
          {button && (
            <button
              type="button"
              class="primary"
              onClick={() => void act().catch((error: unknown) => setProblem(messageOf(error)))}
            >
              {button.label}
            </button>
          )}
          {link && (
            <a href={link.to(notes)} target="_blank" rel="opener">
              {link.label}
            </a>
          )}
        </div>
      )}
      {problem !== '' && (
        <p class="notice bad" role="alert">
          {problem}
        </p>
      )}
      <p class="faint">Watch: {watch}</p>
    </div>
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
