import { signal } from '@preact/signals';

const TOKEN = 'console-token';
const ACTOR = 'console-actor';

/** Takes the token out of the address at once: people copy and bookmark an address, and onlookers see it. */
function takeToken(): string | null {
  const given = new URLSearchParams(location.hash.slice(1)).get('token');
  if (given !== null) {
    sessionStorage.setItem(TOKEN, given);
    history.replaceState(null, '', location.pathname + location.search);
  }
  return sessionStorage.getItem(TOKEN);
}

export const token = signal(takeToken());

/** The acting person: asked once, and recorded with every action. */
export const actor = signal(localStorage.getItem(ACTOR) ?? '');

export function setActor(name: string): void {
  actor.value = name;
  localStorage.setItem(ACTOR, name);
}

export function forgetToken(): void {
  sessionStorage.removeItem(TOKEN);
  token.value = null;
}
