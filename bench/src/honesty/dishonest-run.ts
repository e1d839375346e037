/** What came out of a run is not what went in: its figures are worth nothing. */
export class DishonestRunError extends Error {
  constructor(what: string, problems: readonly string[]) {
    super(`${what}: ${problems.join('; ')}`);
    this.name = 'DishonestRunError';
  }
}

/** @throws DishonestRunError that tells how many of each kind there were, unless there were none */
export function assertNone(what: string, counts: Readonly<Record<string, number>>): void {
  const problems = Object.entries(counts).flatMap(([kind, count]) => (count > 0 ? `${count} ${kind}` : []));
  if (problems.length > 0) throw new DishonestRunError(what, problems);
}
