/** A decision, with its author and reason. The history of each event keeps it. */
export interface Decision {
  actor: string;
  reason?: string | undefined;
}
