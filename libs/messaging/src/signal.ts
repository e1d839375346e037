/** A flag that one loop waits for: raised while nobody waits, it ends the next wait at once. */
export class Signal {
  #raised = false;
  #wake: (() => void) | undefined;

  raise(): void {
    this.#raised = true;
    this.#wake?.();
  }

  /** Whether it was raised. What led to that is looked after now. */
  lower(): boolean {
    const raised = this.#raised;
    this.#raised = false;
    return raised;
  }

  /**
   * Waits until raised, at most that many milliseconds, and lowers the flag. Returns whether it was raised.
   */
  async wait(milliseconds: number): Promise<boolean> {
    if (!this.#raised) await this.#sleep(milliseconds);
    return this.lower();
  }

  #sleep(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        this.#wake = undefined;
        resolve();
      };
      const timer = setTimeout(wake, milliseconds);
      this.#wake = wake;
    });
  }
}
