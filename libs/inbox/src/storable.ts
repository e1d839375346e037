/** PostgreSQL's text has no place for the NUL character, and what cannot be handled must still be parked. */
export function storable(text: string): string {
  return text.replaceAll('\0', '\uFFFD');
}
