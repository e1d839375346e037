/** Says what happens, with the second in which it does. */
export class Journal {
  readonly #began = performance.now();
  readonly entries: { second: number; words: string }[] = [];
  /** Events that must not happen. */
  readonly problems: string[] = [];

  /** @param print where the lines go */
  constructor(readonly print: (line: string) => void) {}

  get seconds(): number {
    return (performance.now() - this.#began) / 1_000;
  }

  say(words: string): void {
    const second = Math.round(this.seconds);
    this.entries.push({ second, words });
    this.print(`${String(second).padStart(5)} s  ${words}`);
  }

  complain(problem: string): void {
    this.problems.push(problem);
    this.say(`!!! ${problem}`);
  }
}
