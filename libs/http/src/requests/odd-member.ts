/** A string that names a member, a string that is a value, and the ends of objects. */
const TOKENS = /("[^"\\]*(?:\\.[^"\\]*)*")(\s*:)?|[{}]/g;

/** They change an object where it is copied with care too little. */
const DANGEROUS: ReadonlySet<string> = new Set(['__proto__', 'constructor']);

export interface OddMember {
  readonly name: string;
  readonly reason: string;
}

/**
 * The first odd member of valid JSON and its value: one that an object has twice, since `JSON.parse` takes
 * the last and other readers the first; or one whose name has a meaning in JavaScript.
 */
export function oddMember(json: string, value: unknown): OddMember | undefined {
  if (isPlain(json, value)) return undefined;
  const open: Set<string>[] = [];
  for (const [token, string = '', colon] of json.matchAll(TOKENS)) {
    if (token === '{') open.push(new Set());
    if (token === '}') open.pop();
    if (colon === undefined) continue;
    const name = JSON.parse(string) as string;
    if (DANGEROUS.has(name)) return { name, reason: 'which is never accepted' };
    if (open.at(-1)?.has(name)) return { name, reason: 'twice' };
    open.at(-1)?.add(name);
  }
  return undefined;
}

/**
 * Whether that can be said without a look at each member, as of most bodies: a value has each of its members
 * once, so a text that is written like its value has as well.
 */
function isPlain(json: string, value: unknown): boolean {
  return JSON.stringify(value) === json && ![...DANGEROUS].some((name) => json.includes(name));
}
