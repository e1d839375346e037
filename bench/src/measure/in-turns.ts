/**
 * Measures several systems in turns (A B A B ...), so that other work of the machine affects all of them
 * equally. Then their ratio means something even if the figures do not. The first turn warms up and is
 * discarded.
 */
export async function inTurns<Name extends string, Result>(
  arms: Record<Name, () => Promise<Result>>,
  runs: number,
): Promise<Record<Name, Result[]>> {
  const names = Object.keys(arms) as Name[];
  const results = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Name, Result[]>;
  for (let turn = 0; turn <= runs; turn += 1) {
    for (const name of names) {
      const result = await arms[name]();
      process.stderr.write('.');
      if (turn > 0) results[name].push(result);
    }
  }
  return results;
}
