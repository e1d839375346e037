import { signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { formText } from './parts/form-text.js';
import { actor, setActor } from './session.js';

const waiting = signal<((name: string) => void) | null>(null);

/** Asks for the name of the acting person once. Rejects when nobody gives it. */
export function whoActs(): Promise<string> {
  if (actor.value !== '') return Promise.resolve(actor.value);
  return new Promise((resolve, reject) => {
    waiting.value = (name) => {
      waiting.value = null;
      if (name === '') return reject(new Error('Nothing was done: nobody said who does it'));
      setActor(name);
      resolve(name);
    };
  });
}

export function askAgainWhoActs(): void {
  setActor('');
  whoActs().catch(() => undefined);
}

export function ActorDialog() {
  const dialog = useRef<HTMLDialogElement>(null);
  const answer = waiting.value;
  useEffect(() => {
    if (answer) dialog.current?.showModal();
    else dialog.current?.close();
  }, [answer]);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    answer?.(formText(event, 'name'));
  };
  return (
    <dialog ref={dialog} aria-labelledby="who-acts" onCancel={() => answer?.('')}>
      <form onSubmit={submit}>
        <h2 id="who-acts">Who acts?</h2>
        <p>Your name is recorded with what you do, and kept in this browser.</p>
        <div class="row">
          <input name="name" required maxLength={100} aria-label="Your name" autoFocus />
          <button class="primary">Go on</button>
          <button type="button" onClick={() => answer?.('')}>
            Cancel
          </button>
        </div>
      </form>
    </dialog>
  );
}
