/**
 * The load of all these runs: events of 300 bytes with six headers, and a thousand keys that take turns.
 */
export const KEYS = 1_000;
const VALUE_BYTES = 300;

/** Rows that a relay claims at once, as in services. */
export const BATCH_SIZE = 1_000;

const VERSION_DIGITS = 10;
const FILLER = '.'.repeat(VALUE_BYTES - VERSION_DIGITS);

export const HEADERS: Readonly<Record<string, string>> = {
  ce_specversion: '1.0',
  ce_id: '01a21047-4dec-7000-9182-36ba516fb888',
  ce_type: 'shop.order.v1.OrderPlaced',
  ce_source: '/order-service',
  ce_time: '2026-03-01T10:00:00.000Z',
  'content-type': 'application/protobuf',
};

export const keys: readonly string[] = keysOf(KEYS);

export function keysOf(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `key-${index}`);
}

/** Begins with the version, so that a reader can identify the event of its key. */
export function valueOf(version: number): Buffer {
  return Buffer.from(String(version).padStart(VERSION_DIGITS, '0') + FILLER);
}

export function versionOf(value: Buffer | null): number {
  return Number(value?.toString('latin1', 0, VERSION_DIGITS));
}

/** Yields each key once with each version, in the order of an outbox. */
export function* load(count: number, of = keys): Generator<{ key: string; version: number }> {
  for (let version = 1; version <= count / of.length; version += 1) {
    for (const key of of) yield { key, version };
  }
}
