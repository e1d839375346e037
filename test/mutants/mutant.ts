/** A fault that can be planted: one edit of one file, and the test that must find it. */
export interface Mutant {
  /** Which of docs/promises.md it breaks. */
  promise: number;
  /** The fault, as a sentence after "it". */
  fault: string;
  file: string;
  /** Is in the file once. */
  replace: string;
  by: string;
  /** The file of the test; by its name it is known what the test needs. */
  spec: string;
  /** A part of its full name, that of the `describe` around it included. */
  test: string;
  /** The fault is a wait without end: a time-out of the test finds it. */
  hangs?: true;
}
