import type { Description } from './description.js';

/** HTTP Archive, 1.2. */
export interface Traffic {
  log: { entries: { request: { method: string; url: string }; response: { status: number } }[] };
}

/** The operations that no answer of the traffic was a success of. */
export function untriedOperations({ paths }: Description, { log }: Traffic): string[] {
  const successes = log.entries
    .filter(({ response }) => response.status >= 200 && response.status < 300)
    .map(({ request }) => ({ method: request.method.toLowerCase(), path: new URL(request.url).pathname }));
  return Object.entries(paths).flatMap(([template, operations]) => {
    const fits = new RegExp(`^${template.replaceAll(/\{[^}]+\}/g, '[^/]+')}$`);
    return Object.keys(operations)
      .filter((method) => !successes.some((each) => each.method === method && fits.test(each.path)))
      .map((method) => `${method} ${template}`);
  });
}
