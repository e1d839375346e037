import { failureKind } from '../failure.js';
import type { Circuit } from './circuit.js';

/**
 * Whether another event than one that has failed while the circuit was open gets through. If it does, the
 * circuit is closed, and the one that failed is at fault itself: else one that always fails would keep all
 * others waiting for ever.
 *
 * @param failure of the one that has failed: if it says by itself that the system is at fault, no other is
 * tried
 */
export async function anotherGetsThrough<T>(
  circuit: Circuit,
  failure: unknown,
  others: readonly T[],
  settle: (other: T) => Promise<unknown>,
): Promise<boolean> {
  const other = failureKind(failure) === 'system' ? undefined : circuit.probe(others);
  if (other === undefined) return false;
  try {
    await settle(other);
  } catch {
    // The failure of the first is the one to be reported: this one says the same.
    return false;
  }
  return !circuit.open;
}
