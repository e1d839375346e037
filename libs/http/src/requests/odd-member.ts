/** A string that names a member, a string that is a value, and the ends of objects. */
const TOKENS = /("[^"\\]*(?:\\.[^"\\]*)*")(\s*:)?|[{}]/g;

/** They change an object in code that copies it without care. */
const DANGEROUS: ReadonlySet<string> = new Set(['__proto__', 'constructor']);

export interface OddMember {
  readonly name: string;
  readonly reason: string;
}

/**
 * The first odd member of valid JSON, with its value. A member is odd if an object has it twice, since
 * `JSON.parse` keeps the last and other readers the first, or if its name has a meaning in JavaScript.
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
 * Whether the JSON has no odd member, for most bodies without a look at each one: a value has each member
 * once, so a text of exactly its form has as well.
 */
function isPlain(json: string, value: unknown): boolean {
  return JSON.stringify(value) === json && ![...DANGEROUS].some((name) => json.includes(name));
}
