import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Reads until the value is the expected one, or meets the expectation, and returns the last value.
 * When time runs out, it fails with the sentence, the last value and the last error.
 */
export async function eventually<T>(
  read: () => Promise<T> | T,
  expected: NoInfer<T> | ((value: NoInfer<T>) => boolean),
  sentence: string,
  { timeout = 60_000, interval = 50 }: { timeout?: number; interval?: number } = {},
): Promise<T> {
  const isExpected = (value: T): boolean =>
    typeof expected === 'function' ? (expected as (value: T) => boolean)(value) : value === expected;
  const deadline = performance.now() + timeout;
  let last: { value: T } | { error: unknown } | undefined;
  do {
    try {
      const value = await read();
      if (isExpected(value)) return value;
      last = { value };
    } catch (error) {
      last = { error };
    }
    await sleep(interval);
  } while (performance.now() < deadline);
  throw new Error(`${sentence} (after ${timeout} ms; last: ${describe(last)})`);
}

function describe(last: { value: unknown } | { error: unknown } | undefined): string {
  if (!last) return 'nothing';
  if ('error' in last) return `error ${String(last.error)}`;
  return (
    JSON.stringify(last.value, (_, value: unknown) =>
      typeof value === 'bigint' ? value.toString() : value,
    ) ?? 'undefined'
  );
}
