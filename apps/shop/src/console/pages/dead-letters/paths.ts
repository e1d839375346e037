import { serviceOf } from '../shop.js';

/** Where the service of a group is asked about its dead letters. */
export function askedAt(group: string, ...parts: string[]): string {
  const path = parts.map((part) => `/${encodeURIComponent(part)}`).join('');
  return `/operations/${serviceOf(group)}/dead-letters${path}`;
}

const OPTIONS = { failure: '--failure', key: '--key', errorText: '--error-text' };

/** Which dead letters are meant, by the names of the API. */
export type Filter = Partial<Record<keyof typeof OPTIONS, string>>;

/** The filter in the address of the page. */
export function filterIn(query: URLSearchParams): Filter {
  return Object.fromEntries([...query].filter(([name]) => name in OPTIONS));
}

export function asOptions(filter: Filter): string {
  const given = Object.entries(filter) as [keyof Filter, string][];
  return given.map(([name, value]) => ` ${OPTIONS[name]} '${value}'`).join('');
}
