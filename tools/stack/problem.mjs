/** A failure that the reader can fix: printed as its message alone, without a stack trace. */
export class Problem extends Error {}

/** Refusals of the machine, in words. */
const refusals = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space is left on the disk',
  EDQUOT: 'the quota of the disk is used up',
};

/** @param {unknown} error */
export function report(error) {
  console.error(`\n${textOf(error)}`);
}

function textOf(error) {
  if (error instanceof Problem) return error.message;
  const refusal = refusals[error?.code];
  if (refusal) return `Cannot use ${error.path ?? 'the disk'}: ${refusal}.`;
  return error?.stack ?? String(error);
}

/**
 * Calls each finder and returns the results. If some fail, one Problem names everything that is missing.
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
