/** A rebuild cannot go on, and says why. The live tables are as they were. */
export class RebuildError extends Error {
  override readonly name: string = 'RebuildError';
}

/** Another process works on the same projection. */
export class RebuildBusyError extends RebuildError {
  override readonly name = 'RebuildBusyError';
}
