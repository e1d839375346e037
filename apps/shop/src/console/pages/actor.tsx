import { signal } from '@preact/signals';
import { ask } from './ask.js';
import { Dialog } from './parts/dialog.js';
import { filledIn } from './parts/fields.js';
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

/** Asks for something to be done, in the name of the acting person. */
export async function act<T>(path: string, body: object = {}): Promise<T> {
  return ask<T>(path, { by: await whoActs(), ...body });
}

export function askAgainWhoActs(): void {
  setActor('');
  whoActs().catch(() => undefined);
}

export function ActorDialog() {
  const answer = waiting.value;
  return (
    <Dialog title="Who acts?" isOpen={answer !== null} close={() => answer?.('')}>
      <form onSubmit={(event) => answer?.(filledIn(event)['name'] ?? '')}>
        <p>Your name is recorded with what you do, and kept in this browser.</p>
        <div class="row">
          <input name="name" required maxLength={100} aria-label="Your name" autoFocus />
          <button class="primary">Go on</button>
          <button type="button" onClick={() => answer?.('')}>
            Cancel
          </button>
        </div>
      </form>
    </Dialog>
  );
}
