/**
 * The notes that the steps of a lesson hand on to each other. They are in the address, so a reload goes on at
 * the same step.
 */
export type Notes = Readonly<Record<string, string>>;

export interface Step {
  /** The task. */
  say: string;
  /** The button for it. It may return notes for the next steps. */
  button?: { label: string; act: (notes: Notes) => Promise<Notes | void> };
  /** Where to do it or to watch it. */
  link?: { label: string; to: (notes: Notes) => string };
  /** The thing to see. */
  watch: string;
  /** Whether it has happened: the lesson goes on by itself. */
  seen: (notes: Notes) => Promise<boolean>;
}

/** A guided experiment on the running shop that checks by itself what has been seen. */
export interface Lesson {
  id: string;
  title: string;
  /** Its teaching. */
  about: string;
  /** Where it is in the code. */
  code: string;
  steps: readonly Step[];
}
