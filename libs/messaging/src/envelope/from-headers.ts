import { MalformedEnvelopeError } from '../errors.js';
import type { EventMetadata } from './event-metadata.js';
import { HeaderName, SPEC_VERSION, UNREADABLE_HEADER } from './header-names.js';

export type ReceivedHeaders = Readonly<Record<string, string | Buffer | undefined>>;

// Fatal, because replacement characters could make two ids equal, and two events would count as one.
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

// The log of processed events stores ids as `uuid`, which has one spelling for each.
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

const RFC_3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

/**
 * Reads the headers that `toHeaders` wrote, and ignores unknown ones.
 *
 * @throws MalformedEnvelopeError when a header is missing or malformed
 */
export function fromHeaders(headers: ReceivedHeaders): EventMetadata {
  const unreadable = headers[UNREADABLE_HEADER];
  if (unreadable !== undefined) throw new MalformedEnvelopeError(String(unreadable));
  const specVersion = required(headers, HeaderName.specVersion);
  if (specVersion !== SPEC_VERSION) throw malformed(HeaderName.specVersion, `is ${specVersion}`);
  const causationId = optional(headers, HeaderName.causationId);
  const traceparent = ifText(headers, HeaderName.traceparent);
  const tracestate = ifText(headers, HeaderName.tracestate);
  const baggage = ifText(headers, HeaderName.baggage);
  return {
    id: uuid(headers, HeaderName.id),
    type: required(headers, HeaderName.type),
    source: required(headers, HeaderName.source),
    subject: required(headers, HeaderName.subject),
    time: time(headers, HeaderName.time),
    correlationId: required(headers, HeaderName.correlationId),
    ...(causationId === undefined ? {} : { causationId }),
    ...(traceparent === undefined ? {} : { traceparent }),
    ...(tracestate === undefined ? {} : { tracestate }),
    ...(baggage === undefined ? {} : { baggage }),
    contentType: required(headers, HeaderName.contentType),
  };
}

function optional(headers: ReceivedHeaders, name: string): string | undefined {
  const value = headers[name];
  if (!Buffer.isBuffer(value)) return value;
  try {
    return utf8.decode(value);
  } catch (cause) {
    throw malformed(name, 'is not UTF-8', { cause });
  }
}

/** Reads an optional header. */
function ifText(headers: ReceivedHeaders, name: string): string | undefined {
  try {
    return optional(headers, name);
  } catch {
    return undefined;
  }
}

function required(headers: ReceivedHeaders, name: string): string {
  const value = optional(headers, name);
  if (value === undefined || value === '') throw malformed(name, 'is missing');
  return value;
}

function uuid(headers: ReceivedHeaders, name: string): string {
  const value = required(headers, name);
  if (!UUID.test(value)) throw malformed(name, `is not a UUID in lower case: ${value}`);
  return value;
}

function time(headers: ReceivedHeaders, name: string): Date {
  const value = required(headers, name);
  const date = new Date(value);
  if (!RFC_3339.test(value) || Number.isNaN(date.getTime())) throw malformed(name, `is not a time: ${value}`);
  return date;
}

function malformed(name: string, problem: string, options?: ErrorOptions): MalformedEnvelopeError {
  return new MalformedEnvelopeError(`Header ${name} ${problem}`, options);
}
