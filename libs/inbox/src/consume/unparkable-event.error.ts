import type { FailureKind } from '@shop/messaging';

/** An event failed, and could not be stored as it is. The ledger holds its bytes and its position. */
export class UnparkableEventError extends Error {
  readonly code = 'UNPARKABLE_EVENT';
  readonly kind: FailureKind = 'poison';

  /**
   * @param cause why it failed
   * @param obstacle why it could not be parked
   */
  constructor(cause: unknown, obstacle: unknown) {
    super(`${messageOf(cause)} (parked without its headers: ${messageOf(obstacle)})`, { cause });
    this.name = 'UnparkableEventError';
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
