/** Who decided, and why. Goes into the history of the events that it is about. */
export interface Decision {
  actor: string;
  reason?: string | undefined;
}
