import { failureKind } from '../failure-kind.js';
import type { Circuit } from './circuit-breaker.js';

/**
 * Tries another event after one has failed while the circuit was open. If the other succeeds, the circuit
 * closes and the failed event is at fault itself. Otherwise one event that always fails would hold up all
 * others without end.
 *
 * @param failure of the failed event. If the error itself blames the system, no other event is tried
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
    // The caller reports the failure of the first event: this one says the same.
    return false;
  }
  return !circuit.open;
}
