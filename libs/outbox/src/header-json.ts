import type { RecordHeaders } from '@shop/messaging';

/** Header values in a jsonb column: text as it is, anything that is not UTF-8 as base64, so that its bytes survive. */
export type HeaderJson = Record<string, string | { base64: string }>;

export function headersToJson(headers: RecordHeaders): HeaderJson {
  const json: HeaderJson = {};
  for (const [name, value] of Object.entries(headers)) json[name] = valueToJson(value);
  return json;
}

export function headersFromJson(json: HeaderJson): RecordHeaders {
  const headers: RecordHeaders = {};
  for (const [name, value] of Object.entries(json)) {
    headers[name] = typeof value === 'string' ? value : Buffer.from(value.base64, 'base64');
  }
  return headers;
}

function valueToJson(value: string | Buffer): string | { base64: string } {
  if (typeof value === 'string') return value;
  const text = value.toString('utf8');
  // PostgreSQL's jsonb has no place for the NUL character.
  const faithful = Buffer.from(text, 'utf8').equals(value) && !text.includes('\0');
  return faithful ? text : { base64: value.toString('base64') };
}
