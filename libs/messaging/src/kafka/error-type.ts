/** The name of the protocol error below kafkajs's "number of retries exceeded" and the like. https://kafka.apache.org/protocol.html#protocol_error_codes */
export function errorType(error: unknown): string | undefined {
  const { type, cause } = (error ?? {}) as { type?: string; cause?: unknown };
  return type ?? (cause === undefined ? undefined : errorType(cause));
}
