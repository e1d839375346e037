/**
 * Returns the event with the highest version, where each event has the whole state. For `evolve` of a fold.
 */
export function latestOf<Event extends { version: number }>(known: Event | undefined, event: Event): Event {
  return known && known.version > event.version ? known : event;
}
