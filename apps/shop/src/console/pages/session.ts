import { signal } from '@preact/signals';

const TOKEN = 'console-token';
const ACTOR = 'console-actor';

/** Takes the token out of the address at once: what stays there is copied, bookmarked, and seen by whoever looks on. */
function takeToken(): string | null {
  const given = new URLSearchParams(location.hash.slice(1)).get('token');
  if (given !== null) {
    sessionStorage.setItem(TOKEN, given);
    history.replaceState(null, '', location.pathname + location.search);
  }
  return sessionStorage.getItem(TOKEN);
}

export const token = signal(takeToken());

/** Who acts: asked once, and recorded with everything that is done. */
export const actor = signal(localStorage.getItem(ACTOR) ?? '');

export function setActor(name: string): void {
  actor.value = name;
  localStorage.setItem(ACTOR, name);
}

export function forgetToken(): void {
  sessionStorage.removeItem(TOKEN);
  token.value = null;
}
