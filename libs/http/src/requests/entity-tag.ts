/** The `ETag` of a version, as `GET` shows it and as commands take it for `If-Match`. */
export function entityTagOf(version: number): string {
  return `"${version}"`;
}
