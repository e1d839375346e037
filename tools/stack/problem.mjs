/** A failure the reader can act on: printed as its message alone, without a stack trace. */
export class Problem extends Error {}

/** @param {unknown} error */
export function report(error) {
  const text = error instanceof Problem ? error.message : (error?.stack ?? String(error));
  console.error(`\n${text}`);
}

/**
 * Calls each finder and returns what they found; if some fail, one Problem says all that is missing.
 * @param {...(() => string)} finders
 */
export function findAll(...finders) {
  const problems = [];
  const found = finders.map((find) => {
    try {
      return find();
    } catch (error) {
      problems.push(error.message);
      return '';
    }
  });
  if (problems.length > 0) throw new Problem(problems.join('\n\n'));
  return found;
}
