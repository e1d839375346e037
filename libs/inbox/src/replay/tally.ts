/** Counts the records of a replay by outcome. */
export interface Tally {
  /** Handed to the group again, in its first retry tier or behind the parked events of their keys. */
  sent: number;
  /** Left out, because the group has handled them. */
  done: number;
  /** Left out, because they wait in a retry tier, or are dead letters. */
  parked: number;
  /** Left out, because an operator has discarded them. */
  discarded: number;
  /** Left out, because they are older than the log of processed events. */
  forgotten: number;
  /** Left out, because their schema or bytes are unreadable: they would only hold up their keys. */
  unreadable: number;
}

export function emptyTally(): Tally {
  return { sent: 0, done: 0, parked: 0, discarded: 0, forgotten: 0, unreadable: 0 };
}

export function addTo(total: Tally, part: Tally): void {
  for (const fate of Object.keys(part) as (keyof Tally)[]) total[fate] += part[fate];
}
