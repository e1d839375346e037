import { computed, signal } from '@preact/signals';

const address = signal(location.pathname + location.search);
addEventListener('popstate', () => (address.value = location.pathname + location.search));

const url = computed(() => new URL(address.value, location.origin));
export const path = computed(() => url.value.pathname);
export const query = computed(() => url.value.searchParams);

export function go(to: string): void {
  history.pushState(null, '', to);
  address.value = location.pathname + location.search;
  scrollTo(0, 0);
}

/**
 * Puts what is chosen on a page into its address, where a reload and a colleague find it. Undefined takes it
 * out.
 */
export function setQuery(changes: Record<string, string | undefined>): void {
  const next = new URLSearchParams(query.value);
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined || value === '') next.delete(name);
    else next.set(name, value);
  }
  const text = next.toString();
  history.replaceState(null, '', text === '' ? path.value : `${path.value}?${text}`);
  address.value = location.pathname + location.search;
}

/** Lets links within the console change the page without reloading it. */
export function followLinks(event: MouseEvent): void {
  const isModified = event.metaKey || event.ctrlKey || event.shiftKey;
  if (event.defaultPrevented || event.button !== 0 || isModified) return;
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (!link || link.origin !== location.origin || link.target !== '') return;
  event.preventDefault();
  go(link.pathname + link.search);
}
