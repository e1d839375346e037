const TIME = { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' } as const;
const DAY = { day: 'numeric', month: 'short', ...TIME } as const;

/** To the second, in the reader's own time. */
export function clock(time: string): string {
  return new Date(time).toLocaleString(undefined, TIME);
}

/** The same with the day, unless it is today. */
export function day(time: string): string {
  const isToday = new Date(time).toDateString() === new Date().toDateString();
  return new Date(time).toLocaleString(undefined, isToday ? TIME : DAY);
}

export function span(ms: number): string {
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1_000).toFixed(1)} s`;
  if (ms < 3_600_000) return `${Math.round(ms / 60_000)} min`;
  return `${Math.round(ms / 3_600_000)} h`;
}

export function money({ amountMinor, currency }: { amountMinor: number; currency: string }): string {
  return `${(amountMinor / 100).toFixed(2)} ${currency}`;
}

/** Enough of an id to tell it from others on a page. */
export function brief(id: string): string {
  return id.length > 13 ? `…${id.slice(-8)}` : id;
}
