import type { ButtonHTMLAttributes, FormHTMLAttributes } from 'preact';
import { useState } from 'preact/hooks';
import { ProblemNotice } from './problem.js';

/** The fields that somebody has filled in. */
export type Filled = Record<string, string | undefined>;

/** Work that a reader begins, and why the latest of it failed. */
function useAttempt<Input>(work: (input: Input) => unknown) {
  const [error, setError] = useState<unknown>();
  const attempt = (input: Input): void => {
    setError(undefined);
    Promise.try(work, input).catch(setError);
  };
  return { attempt, problem: <ProblemNotice error={error} /> };
}

interface ButtonProps extends ButtonHTMLAttributes {
  does: () => unknown;
  /** Whether it is what most readers come for. */
  primary?: boolean;
}

/** A button that says why it failed. */
export function Button({ does, primary = false, ...button }: ButtonProps) {
  const { attempt, problem } = useAttempt<void>(does);
  return (
    <>
      <button type="button" class={primary ? '' : 'outline'} onClick={() => attempt()} {...button} />
      {problem}
    </>
  );
}

/** A form that says why it failed. */
export function Form({
  does,
  children,
  ...form
}: FormHTMLAttributes & { does: (filled: Filled) => unknown }) {
  const { attempt, problem } = useAttempt(does);
  return (
    <form {...form} onSubmit={(event) => attempt(filledIn(event))}>
      {children}
      {problem}
    </form>
  );
}

/** Its fields, with that of the pressed button. Keeps the browser from leaving the page. */
function filledIn(event: SubmitEvent): Filled {
  event.preventDefault();
  const fields = new FormData(event.currentTarget as HTMLFormElement, event.submitter);
  const texts = [...fields].map(([name, value]) => [name, typeof value === 'string' ? value.trim() : '']);
  return Object.fromEntries(texts.filter(([, value]) => value !== ''));
}
