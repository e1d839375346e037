import type { RecordHeaders } from '../port/index.js';

/**
 * Header values in a jsonb column: text as it is, anything that is not UTF-8 as base64, so that its bytes
 * survive.
 */
export type HeaderJson = Record<string, string | { base64: string }>;

export function headersToJson(headers: RecordHeaders): HeaderJson {
  // Not by assignment: a header may be called `__proto__`.
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, valueToJson(value)]));
}

export function headersFromJson(json: HeaderJson): RecordHeaders {
  if (isText(json)) return json;
  return Object.fromEntries(Object.entries(json).map(([name, value]) => [name, valueFromJson(value)]));
}

/** Nearly always. The parsed object is then used unchanged. */
function isText(json: HeaderJson): json is Record<string, string> {
  for (const name in json) if (typeof json[name] !== 'string') return false;
  return true;
}

function valueToJson(value: string | Buffer): string | { base64: string } {
  const bytes = Buffer.from(value);
  const text = bytes.toString('utf8');
  // PostgreSQL's jsonb has no place for the NUL character.
  const faithful = Buffer.from(text, 'utf8').equals(bytes) && !text.includes('\0');
  return faithful ? text : { base64: bytes.toString('base64') };
}

function valueFromJson(value: string | { base64: string }): string | Buffer {
  return typeof value === 'string' ? value : Buffer.from(value.base64, 'base64');
}
