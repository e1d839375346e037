/** A failure the reader can act on: printed as its message alone, without a stack trace. */
export class Problem extends Error {}

/** @param {unknown} error */
export function report(error) {
  const text = error instanceof Problem ? error.message : (error?.stack ?? String(error));
  console.error(`\n${text}`);
}
