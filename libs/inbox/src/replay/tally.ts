/** Counts the records of a replay by outcome. */
export interface Tally {
  /** Handed to the group again, by its first retry tier or behind what waits for their keys. */
  sent: number;
  /** Left out: the group has handled them. */
  done: number;
  /** Left out: they wait in a retry tier, or are dead letters. */
  parked: number;
  /** Left out, because an operator has discarded them. */
  discarded: number;
  /** Left out: they are older than what the log of processed events remembers. */
  forgotten: number;
  /** Left out: their schema or their bytes cannot be read any more, so they would only hold up their keys. */
  unreadable: number;
}

export function emptyTally(): Tally {
  return { sent: 0, done: 0, parked: 0, discarded: 0, forgotten: 0, unreadable: 0 };
}

export function addTo(total: Tally, part: Tally): void {
  for (const fate of Object.keys(part) as (keyof Tally)[]) total[fate] += part[fate];
}
