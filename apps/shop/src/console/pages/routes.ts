import { computed, signal } from '@preact/signals';

const address = signal(location.href);
const url = computed(() => new URL(address.value));
export const path = computed(() => url.value.pathname);
export const query = computed(() => url.value.searchParams);

/** Links, and the way back, change the page without loading it again. */
navigation.addEventListener('navigate', (event) => {
  if (!event.canIntercept || event.hashChange || event.navigationType === 'reload') return;
  // A choice on a page leaves its reader where they are.
  const keep = event.navigationType === 'replace' && ({ focusReset: 'manual', scroll: 'manual' } as const);
  event.intercept({ ...keep, handler: async () => void (address.value = location.href) });
});

export function go(to: string): void {
  navigation.navigate(to);
}

/**
 * Puts what is chosen on a page into its address, where a reload and a colleague find it. Undefined takes it
 * out.
 */
export function setQuery(changes: Record<string, string | undefined>): void {
  const next = new URL(location.href);
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined || value === '') next.searchParams.delete(name);
    else next.searchParams.set(name, value);
  }
  navigation.navigate(next.href, { history: 'replace' });
}
