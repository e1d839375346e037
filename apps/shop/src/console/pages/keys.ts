import { signal } from '@preact/signals';
import { pages } from './pages.js';
import { go } from './routes.js';

const SEQUENCE_MS = 1_500;

export const showsKeys = signal(false);

let goneAt = 0;

/** Everything can be reached without a mouse. Where somebody types, keys are text. */
export function onKey(event: KeyboardEvent): void {
  const { key, target } = event;
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(target)) return;
  const page = Date.now() - goneAt < SEQUENCE_MS && pages.find((each) => each.key === key);
  goneAt = key === 'g' ? Date.now() : 0;
  const action = page ? () => go(page.path) : actions[key];
  if (!action) return;
  event.preventDefault();
  action();
}

const actions: Record<string, () => void> = {
  '/': () => document.querySelector<HTMLInputElement>('#search')?.focus(),
  '?': () => (showsKeys.value = !showsKeys.value),
  j: () => moveFocus(1),
  k: () => moveFocus(-1),
};

/** From one line of a list to another. */
function moveFocus(by: number): void {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')];
  const at = rows.findIndex((row) => row === document.activeElement);
  const next = rows[Math.max(0, Math.min(rows.length - 1, at + by))];
  next?.focus();
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select, dialog *');
}
