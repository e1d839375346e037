/** The output of a run differs from its input, so its figures are worthless. */
export class DishonestRunError extends Error {
  constructor(what: string, problems: readonly string[]) {
    super(`${what}: ${problems.join('; ')}`);
    this.name = 'DishonestRunError';
  }
}

/** @throws DishonestRunError with the count of each kind, unless all are 0 */
export function assertNone(what: string, counts: Readonly<Record<string, number>>): void {
  const problems = Object.entries(counts).flatMap(([kind, count]) => (count > 0 ? `${count} ${kind}` : []));
  if (problems.length > 0) throw new DishonestRunError(what, problems);
}
