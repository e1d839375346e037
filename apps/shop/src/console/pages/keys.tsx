import { pages } from './pages.js';
import { Table } from './parts/table.js';
import { go } from './routes.js';

const SEQUENCE_MS = 1_500;
/** The keys j and k step through these. */
const LINES = 'main :is(tbody th a, ol a, h2 a, .fact)';

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
  '?': () => document.querySelector<HTMLElement>('#keys')?.togglePopover(),
  j: () => moveFocus(1),
  k: () => moveFocus(-1),
};

/** From one line of a list to another. */
function moveFocus(by: number): void {
  const lines = [...document.querySelectorAll<HTMLElement>(LINES)];
  const at = lines.findIndex((line) => line === document.activeElement);
  lines[Math.max(0, Math.min(lines.length - 1, at + by))]?.focus();
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select, dialog:modal *');
}

export function KeysDialog() {
  const all = [
    ['/', 'search for an order, an event or a customer'],
    ['j k', 'the next line of a list, the one before'],
    ['Enter', 'open it'],
    ...pages.flatMap(({ key, title }) => (key === undefined ? [] : [[`g ${key}`, title]])),
    ['?', 'this list'],
  ] as [key: string, what: string][];
  return (
    <dialog id="keys" popover="auto" aria-label="Keys">
      <section>
        <h2>Keys</h2>
        <Table rows={all.map(([key, what]) => [key, <kbd>{key}</kbd>, what])} />
      </section>
    </dialog>
  );
}
