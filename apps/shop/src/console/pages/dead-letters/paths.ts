import { serviceOf } from '../shop.js';

/** Where the service of a group is asked about its dead letters. */
export function client(group: string, ...parts: string[]): string {
  const path = parts.map((part) => `/${encodeURIComponent(part)}`).join('');
  return `/operations/${serviceOf(group)}/dead-letters${path}`;
}

export interface Filter {
  failure?: string;
  key?: string;
  errorText?: string;
}

/** The filter of dead letters in the address of the page. */
export function filterIn(query: URLSearchParams): Filter {
  const names = ['failure', 'key', 'errorText'] as const;
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = query.get(name);
      return value === null ? [] : [[name, value]];
    }),
  );
}

export function asOptions(filter: Filter): string {
  const options = { '--failure': filter.failure, '--key': filter.key, '--error-text': filter.errorText };
  return Object.entries(options)
    .flatMap(([name, value]) => (value === undefined ? [] : [` ${name} '${value}'`]))
    .join('');
}
