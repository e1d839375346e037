/** The address of the page of a dead letter. */
export function letterPage(group: string, eventId: string): string {
  return `/dead-letters/${encodeURIComponent(group)}/${encodeURIComponent(eventId)}`;
}
