/** Of several events that each say all, the one of the highest version. To `evolve` a fold by. */
export function latestOf<Event extends { version: number }>(known: Event | undefined, event: Event): Event {
  return known && known.version > event.version ? known : event;
}
