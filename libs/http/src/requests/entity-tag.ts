/** The `ETag` of a version: `GET` shows it, and commands accept it as `If-Match`. */
export function entityTagOf(version: number): string {
  return `"${version}"`;
}
