/**
 * The age by the clock that shows more of it. The monotonic clock ignores corrections of the time, but may
 * stand still while the machine sleeps. The wall clock then catches up.
 */
export class Age {
  readonly #began = performance.now();
  readonly #beganAt = Date.now();

  get ms(): number {
    return Math.max(performance.now() - this.#began, Date.now() - this.#beganAt);
  }
}
