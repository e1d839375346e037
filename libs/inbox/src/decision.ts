/** A decision: by whom, and why. The history of each event keeps it. */
export interface Decision {
  actor: string;
  reason?: string | undefined;
}
