const WINDOW_MS = 60_000;
/** More things than that are not told apart: each costs memory for a minute. */
const MAX_SUBJECTS = 1_000;

/** Writes a line, with how many of the same were left out before it; 0 is none. */
export type WriteLine = (leftOut: number) => void;

interface Subject {
  leftOut: number;
  /** The last one that was not written. */
  last: WriteLine | undefined;
}

/**
 * One line a minute for a fault that lasts, however often it is met: the first at once; then, as long as there
 * are more, the latest of each minute, with the number of those that were left out. A fault that is over is
 * told to its last minute.
 */
export class RepeatedLines {
  readonly #subjects = new Map<string, Subject>();

  /** @param subject what the line is about: lines of one subject stand for each other */
  tell(subject: string, write: WriteLine): void {
    const known = this.#subjects.get(subject);
    if (known) {
      if (known.last) known.leftOut += 1;
      known.last = write;
    } else {
      write(0);
      if (this.#subjects.size < MAX_SUBJECTS) this.#begin(subject);
    }
  }

  #begin(subject: string): void {
    const state: Subject = { leftOut: 0, last: undefined };
    this.#subjects.set(subject, state);
    setTimeout(() => {
      this.#subjects.delete(subject);
      if (!state.last) return;
      state.last(state.leftOut);
      this.#begin(subject);
    }, WINDOW_MS).unref();
  }
}

/** The number as a field of a line, where there is something to tell. */
export function leftOutField(leftOut: number): { leftOut?: number } {
  return leftOut > 0 ? { leftOut } : {};
}
