/** A rebuild cannot go on, and says why. The live tables are as they were. */
export class RebuildError extends Error {
  override readonly name: string = 'RebuildError';
  readonly code: string = 'REBUILD_REFUSED';
}

/** Another process works on the same projection. */
export class RebuildBusyError extends RebuildError {
  override readonly name = 'RebuildBusyError';
  override readonly code = 'REBUILD_BUSY';
}

/** The client of the rebuild has gone. Another call can go on with it. */
export class RebuildStoppedError extends RebuildError {
  override readonly name = 'RebuildStoppedError';
  override readonly code = 'REBUILD_STOPPED';
}
