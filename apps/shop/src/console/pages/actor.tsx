import { createRef } from 'preact';
import { ask } from './ask.js';
import { Button, Form, type Filled } from './parts/doing.js';
import { actor, setActor } from './session.js';

const dialog = createRef<HTMLDialogElement>();

/** Asks for the name of the acting person once. @throws when nobody gives it */
export async function whoActs(): Promise<string> {
  if (actor.value === '') await askWhoActs();
  if (actor.value === '') throw new Error('Nothing was done: nobody said who does it');
  return actor.value;
}

/** Asks for something to be done, in the name of the acting person. */
export async function act<T>(path: string, body: object = {}): Promise<T> {
  return ask<T>(path, { by: await whoActs(), ...body });
}

export function askWhoActs(): Promise<unknown> {
  dialog.current?.showModal();
  return new Promise((resolve) => dialog.current?.addEventListener('close', resolve, { once: true }));
}

export function ActorDialog() {
  const close = (): void => dialog.current?.close();
  const answer = ({ name = '' }: Filled): void => {
    setActor(name);
    close();
  };
  return (
    <dialog ref={dialog} aria-label="Who acts?">
      <section>
        <h2>Who acts?</h2>
        <p>Your name is recorded with what you do, and kept in this browser.</p>
        <Form class="hstack" does={answer}>
          <input name="name" required maxLength={100} aria-label="Your name" autoFocus />
          <button>Go on</button>
          <Button does={close}>Cancel</Button>
        </Form>
      </section>
    </dialog>
  );
}
