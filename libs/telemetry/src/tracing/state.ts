/** Of this process, as OpenTelemetry's own registry is. Only {@link startTracing} changes it. */
export const tracingState: { on: boolean; baggageKeys: ReadonlySet<string> } = {
  on: false,
  baggageKeys: new Set(),
};
