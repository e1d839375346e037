import type { Books } from './books.js';

/** Checks that every aggregate is in the state that follows from its facts. */
export function checkStates({ aggregates, told }: Books): string[] {
  const states = new Map(told.map(({ kind, id, state }) => [`${kind} ${id}`, state]));
  return aggregates.flatMap(({ kind, id, state }) => {
    const byFacts = states.get(`${kind} ${id}`) ?? 'nothing';
    return state === byFacts ? [] : [`${kind} ${id} is ${state}, its facts say ${byFacts}`];
  });
}
