import type { Story, ToldFact } from './story.js';

/** Whether the order has reached its end, and none of its facts waits anywhere. */
export function isFinished({ facts, gaps }: Story): boolean {
  return gaps.length === 0 && isAtItsEnd(facts) && facts.every(isDealtWith);
}

/** A parcel that left before the cancellation is on its way back, and must be credited. */
function isAtItsEnd(facts: readonly ToldFact[]): boolean {
  const told = new Set(facts.map(({ topic }) => topic));
  if (told.has('order-completed')) return true;
  return told.has('order-cancelled') && (!told.has('shipment-dispatched') || told.has('invoice-credited'));
}

function isDealtWith({ place, outbox, reactions }: ToldFact): boolean {
  return (
    place !== null &&
    outbox === null &&
    reactions.every(({ state }) => state === 'handled' || state === 'discarded')
  );
}
