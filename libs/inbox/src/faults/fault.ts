import type { FailureKind } from '@shop/messaging';

/**
 * The faults on demand: the kinds of failure; `crash`, which ends the process in the middle of its
 * transaction; and `slow`, which only takes time.
 */
export const FAULT_KINDS = ['transient', 'poison', 'system', 'crash', 'slow'] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

/** A fault, and the handler calls that it hits. */
export interface FaultRule {
  group: string;
  /** All topics of the group if not given. */
  topic?: string | undefined;
  /** All keys if not given. */
  key?: string | undefined;
  kind: FaultKind;
  /** The share of calls that are hit, by chance: above 0, up to 1, which it is if not given. */
  share?: number | undefined;
  /** How many calls are hit; all, until it is cleared, if not given. */
  times?: number | undefined;
  /** How long each call is held up before its handler begins, in milliseconds. */
  delayMs?: number | undefined;
}

export interface Fault extends FaultRule {
  id: number;
  /** How many calls it has hit. */
  hits: number;
}

/** The error that a handler seems to have thrown. */
export class InjectedFault extends Error {
  readonly code = 'INJECTED_FAULT';

  constructor(
    readonly kind: FailureKind,
    faultId: number,
  ) {
    super(`Fault ${faultId} was set: ${kind}`);
    this.name = 'InjectedFault';
  }
}
