import type { Aggregate, Books } from './books.js';

/** Checks that every aggregate is in the state that follows from its facts. */
export function checkStates({ aggregates, told }: Books): string[] {
  const states = new Map(told.map((each) => [identityOf(each), each.state]));
  return aggregates.flatMap((each) => {
    const byFacts = states.get(identityOf(each)) ?? 'nothing';
    const { kind, id, state } = each;
    return state === byFacts ? [] : [`${kind} ${id} is ${state}, its facts say ${byFacts}`];
  });
}

function identityOf({ service, kind, id }: Pick<Aggregate, 'service' | 'kind' | 'id'>): string {
  return `${service} ${kind} ${id}`;
}
