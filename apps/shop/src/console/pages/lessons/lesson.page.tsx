import { Button } from '../parts/doing.js';
import { Page } from '../parts/page.js';
import { useRepeatedly } from '../parts/use-repeatedly.js';
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
    <Page title={lesson.title}>
      <p>{lesson.about}</p>
      <p class="text-light">
        The code: <code>{lesson.code}</code>
      </p>
      <ol class="steps">
        {lesson.steps.map((step, index) => (
          <li
            key={step.say}
            class={index > at ? 'text-light' : ''}
            aria-current={index === at ? 'step' : undefined}
          >
            <p>
              {index < at && <span class="good">✓ </span>}
              {step.say}
            </p>
            {index === at && <Present {...{ step, notes }} />}
            <p class="text-light">Watch: {step.watch}</p>
          </li>
        ))}
      </ol>
      {at >= lesson.steps.length && (
        <p class="notice good" role="status" id="lesson-done">
          ✓ You have seen it. <a href="/lessons">Another one</a>
        </p>
      )}
    </Page>
  );
}

function Present({ step, notes }: { step: Step; notes: Notes }) {
  const { button, link } = step;
  const number = notes['step'] ?? '0';
  const act = async (): Promise<void> => {
    const found = await button?.act(notes);
    setQuery({ ...found, step: number, begun: number });
  };
  // A step with a button counts only events after the click.
  const isReady = !button || notes['begun'] === number;
  const look = async (): Promise<void> => {
    if (isReady && (await step.seen(notes))) setQuery({ step: String(Number(number) + 1) });
  };
  useRepeatedly(look, { pauseMs: EVERY_MS, path: `${step.say} ${isReady}` });
  return (
    <div class="hstack">
      {button && (
        <Button primary does={act}>
          {button.label}
        </Button>
      )}
      {link && (
        <a href={link.to(notes)} target="_blank" rel="opener">
          {link.label}
        </a>
      )}
    </div>
  );
}
