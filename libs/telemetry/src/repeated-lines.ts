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
 * Writes one line a minute for a fault that lasts: the first at once, then the latest of each minute, with
 * the number of omitted lines. The last minute of a fault also gets its line.
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

/** The number as a field of a line, unless it is 0. */
export function leftOutField(leftOut: number): { leftOut?: number } {
  return leftOut > 0 ? { leftOut } : {};
}
