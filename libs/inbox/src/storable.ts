/** PostgreSQL's text has no NUL character, and every unhandled event must still be parked. */
export function storable(text: string): string {
  return text.replaceAll('\0', '\uFFFD');
}
