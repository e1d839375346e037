import { directions, shopServices, stackParts, type ShopService, type StackPart } from '@shop/testing';
import { SeededRandom } from '../../apps/shop/src/simulate/seeded-random.js';
import type { Fault, PlannedFault } from './faults/fault.js';

export interface PlanOptions {
  seed: number;
  /** The period in which faults begin. */
  seconds: number;
  only: readonly Fault['kind'][];
}

/** From one fault to the next. */
const GAP_S = { min: 2, max: 9 };
/** Some longer than a lease of the relay, a session of a group, or a statement of the pools may take. */
const FROZEN_S = { min: 2, max: 35 };
const AWAY_S = { min: 1, max: 10 };
const JOINED_S = { min: 10, max: 40 };
/** How long a server is given to come back, and those who need it to find it, before another one goes. */
export const RECOVERY_S = 20;

const ends = ['killed', 'stopped'] as const;

/** The same faults at the same seconds for the same options. */
export function planFaults({ seed, seconds, only }: PlanOptions): PlannedFault[] {
  const random = new SeededRandom(seed);
  const planned: PlannedFault[] = [];
  /** From when on something may be done to each again. */
  const free = new Map<string, number>();
  for (let atSecond = 1; atSecond < seconds; atSecond += random.between(GAP_S.min, GAP_S.max)) {
    const fault = aFault(random, random.pick(only));
    const target = targetOf(fault);
    if ((free.get(target) ?? 0) > atSecond) continue;
    free.set(target, atSecond + occupiedSeconds(fault));
    planned.push({ atSecond, fault });
  }
  return planned;
}

/** One of a kind, as the next random numbers have it. */
export function aFault(random: SeededRandom, kind: Fault['kind']): Fault {
  return makers[kind](random, random.pick(shopServices), random.pick(stackParts));
}

type Maker = (random: SeededRandom, service: ShopService, server: StackPart) => Fault;

const makers: Record<Fault['kind'], Maker> = {
  kill: (_, service) => ({ kind: 'kill', service }),
  freeze: (random, service) => ({ kind: 'freeze', service, seconds: within(random, FROZEN_S) }),
  terminate: (random, service) => ({
    kind: 'terminate',
    service,
    count: random.between(1, 8),
    pick: random.next(),
  }),
  hang: (random, service, server) => {
    return { kind: 'hang', service, server, direction: random.pick(directions), pick: random.next() };
  },
  cut: (_, service, server) => ({ kind: 'cut', service, server }),
  restart: (random, _, server) => {
    return { kind: 'restart', server, how: random.pick(ends), seconds: within(random, AWAY_S) };
  },
  join: (random, service) => {
    return { kind: 'join', service, seconds: within(random, JOINED_S), how: random.pick(ends) };
  },
};

function within(random: SeededRandom, { min, max }: { min: number; max: number }): number {
  return random.between(min, max);
}

/** The target has no other fault meanwhile. Two servers are never away together. */
function targetOf(fault: Fault): string {
  if (fault.kind === 'restart') return 'a server';
  return fault.kind === 'join' ? `another ${fault.service}` : fault.service;
}

function occupiedSeconds(fault: Fault): number {
  if (fault.kind === 'restart') return fault.seconds + RECOVERY_S;
  return 'seconds' in fault ? fault.seconds : 1;
}
