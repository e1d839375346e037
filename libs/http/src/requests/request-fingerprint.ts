import { createHash } from 'node:crypto';

export interface FingerprintedRequest {
  readonly method: string;
  readonly url: string;
  readonly body?: unknown;
}

/**
 * Equal for the same method, address and content, and for no other request. The layout of the JSON makes no
 * difference.
 */
export function fingerprintOf({ method, url, body = null }: FingerprintedRequest): string {
  return createHash('sha256')
    .update(JSON.stringify([method, url, sorted(body)]))
    .digest('base64');
}

// JSON gives the order of an object's members no meaning, and a client that builds the request again may
// change it.
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([name, member]) => [name, sorted(member)] as const);
  return Object.fromEntries(members.toSorted(([one], [other]) => (one < other ? -1 : 1)));
}
