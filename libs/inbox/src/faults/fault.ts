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
  /** All topics of the group by default. */
  topic?: string | undefined;
  /** All keys by default. */
  key?: string | undefined;
  kind: FaultKind;
  /** The share of calls that are hit, by chance: above 0, and 1 by default. */
  share?: number | undefined;
  /** How many calls are hit. By default all, until the fault is cleared. */
  times?: number | undefined;
  /** The delay of each call before its handler begins, in milliseconds. */
  delayMs?: number | undefined;
}

export interface Fault extends FaultRule {
  id: number;
  /** How many calls it has hit. */
  hits: number;
}

/** The error that the handler seems to throw. */
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
