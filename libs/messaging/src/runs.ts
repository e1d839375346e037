/** Parts of a list, in its order: neighbours stay together where `kindOf` says the same. */
export function* runsOf<Item>(items: readonly Item[], kindOf: (item: Item) => unknown): Generator<Item[]> {
  let run: Item[] = [];
  for (const item of items) {
    const [first] = run;
    if (first !== undefined && kindOf(first) !== kindOf(item)) {
      yield run;
      run = [];
    }
    run.push(item);
  }
  if (run.length > 0) yield run;
}
