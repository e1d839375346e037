/**
 * A line of a Java properties file. Java reads such files as Latin-1 and takes a backslash for an escape, so
 * other characters (as in a folder named café) are written as \\uXXXX.
 * @param {string} name @param {string} value
 */
export function property(name, value) {
  const escaped = value.replaceAll('\\', '\\\\').replaceAll(/[^\x20-\x7e]/g, unicodeEscape);
  return `${name}=${escaped}`;
}

/** A character beyond the Basic Multilingual Plane is two code units, each with an escape of its own. */
function unicodeEscape(unit) {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
