/**
 * The name of the protocol error below kafkajs's "number of retries exceeded" and the like.
 * https://kafka.apache.org/protocol.html#protocol_error_codes
 */
export function errorType(error: unknown): string | undefined {
  const { type, cause } = (error ?? {}) as { type?: string; cause?: unknown };
  return type ?? (cause === undefined ? undefined : errorType(cause));
}

/** The error itself, or one below it, that has this name. */
export function errorNamed(name: string, error: unknown): Error | undefined {
  if (!(error instanceof Error)) return undefined;
  return error.name === name ? error : errorNamed(name, error.cause);
}
