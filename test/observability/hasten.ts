const UNITS: Record<string, number> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };

/**
 * The alert rules, for a test that cannot wait so long: all time in them runs faster by one factor. That is
 * each `for`, each range as `[5m]`, and each threshold of a metric in seconds. Nothing else is changed:
 * numbers of rows, keys and shares are those of the file.
 */
export function hasten(rules: string, factor: number): string {
  const shorter = (duration: string): string => `${Math.round(milliseconds(duration) / factor)}ms`;
  return rules
    .replace(/\bfor: (\w+)/g, (_, duration: string) => `for: ${shorter(duration)}`)
    .replace(/\[(\w+)\]/g, (_, duration: string) => `[${shorter(duration)}]`)
    .replace(
      /(_seconds\)*) > (\d+)/g,
      (_, metric: string, seconds: string) => `${metric} > ${Number(seconds) / factor}`,
    );
}

function milliseconds(duration: string): number {
  const [, amount, unit = ''] = /^(\d+)(ms|s|m|h)$/.exec(duration) ?? [];
  const each = UNITS[unit];
  if (amount === undefined || each === undefined) throw new Error(`${duration} is no duration`);
  return Number(amount) * each;
}
