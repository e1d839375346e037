import type { Direction, ShopService, StackPart } from '@shop/testing';

/**
 * A fault of a shop at work. Its seed decides all of it: `pick`, from 0 to 1, chooses among the things
 * present.
 */
export type Fault =
  /** A process dies, and another takes its place. */
  | { kind: 'kill'; service: ShopService }
  /** A process is stopped in the middle of whatever it does, and goes on as if nothing had happened. */
  | { kind: 'freeze'; service: ShopService; seconds: number }
  /** The database ends some sessions of a service. */
  | { kind: 'terminate'; service: ShopService; count: number; pick: number }
  /** A connection passes no more bytes and stays open; new ones work. */
  | { kind: 'hang'; service: ShopService; server: StackPart; direction: Direction; pick: number }
  /** All connections to a server are lost. */
  | { kind: 'cut'; service: ShopService; server: StackPart }
  /** A server is killed or stopped, and comes back. */
  | { kind: 'restart'; server: StackPart; how: 'killed' | 'stopped'; seconds: number }
  /** One more instance of a service comes, and goes. */
  | { kind: 'join'; service: ShopService; seconds: number; how: 'killed' | 'stopped' };

export const kinds = [
  'kill',
  'freeze',
  'terminate',
  'hang',
  'cut',
  'restart',
  'join',
] as const satisfies Fault['kind'][];

export interface PlannedFault {
  /** From the beginning. */
  atSecond: number;
  fault: Fault;
}
