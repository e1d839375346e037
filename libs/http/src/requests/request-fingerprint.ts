import { createHash } from 'node:crypto';

export interface FingerprintedRequest {
  readonly method: string;
  readonly url: string;
  readonly body?: unknown;
}

/**
 * The same for the same method, address and content, and for no other. How the JSON is laid out makes no
 * difference.
 */
export function fingerprintOf({ method, url, body = null }: FingerprintedRequest): string {
  return createHash('sha256')
    .update(JSON.stringify([method, url, sorted(body)]))
    .digest('base64');
}

// The order of an object's members means nothing in JSON, and a client that builds the request again may
// change it.
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([name, member]) => [name, sorted(member)] as const);
  return Object.fromEntries(members.toSorted(([one], [other]) => (one < other ? -1 : 1)));
}
