/**
 * How long ago this was made, by the clock that has seen more of it pass. The monotonic one does not follow
 * corrections of the time, but may stand still while the machine sleeps; the other one catches up with that.
 */
export class Age {
  readonly #began = performance.now();
  readonly #beganAt = Date.now();

  get ms(): number {
    return Math.max(performance.now() - this.#began, Date.now() - this.#beganAt);
  }
}
