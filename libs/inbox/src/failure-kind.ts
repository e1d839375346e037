import { isDatabaseUnavailable } from '@shop/database';
import type { FailureKind } from '@shop/messaging';

/**
 * Thrown by a handler that knows that this event can never be handled, as when a business rule forbids it.
 */
export class PermanentError extends Error {
  readonly kind = 'poison';

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'PermanentError';
  }
}

const KINDS: readonly unknown[] = ['poison', 'transient', 'system'] satisfies FailureKind[];

/**
 * An error says by its property `kind` what it is. Unknown ones count as transient: most heal, and one that
 * does not ends among the dead letters all the same.
 */
export function failureKind(error: unknown): FailureKind {
  if (isDatabaseUnavailable(error)) return 'system';
  const kind = (error as { kind?: unknown } | null)?.kind;
  return KINDS.includes(kind) ? (kind as FailureKind) : 'transient';
}
