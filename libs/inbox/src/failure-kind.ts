import { isDatabaseUnavailable } from '@shop/database';
import type { FailureKind } from '@shop/messaging';

/** A handler throws it for an event that it can never handle, as when a business rule forbids it. */
export class PermanentError extends Error {
  readonly kind = 'poison';

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'PermanentError';
  }
}

const KINDS: readonly unknown[] = ['poison', 'transient', 'system'] satisfies FailureKind[];

/**
 * The kind of an error is its property `kind`. Unknown errors count as transient: most of them pass, and an
 * event that keeps failing still ends among the dead letters.
 */
export function failureKind(error: unknown): FailureKind {
  if (isDatabaseUnavailable(error)) return 'system';
  const kind = (error as { kind?: unknown } | null)?.kind;
  return KINDS.includes(kind) ? (kind as FailureKind) : 'transient';
}
