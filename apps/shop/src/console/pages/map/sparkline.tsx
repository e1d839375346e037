const WIDTH = 70;
const HEIGHT = 14;
/** As many looks as are drawn: one a second. */
const SHOWN = 120;

/** How something went in the last minutes, from zero to its own highest; now is at the right. */
export function Sparkline({ values, x, y }: { values: readonly number[]; x: number; y: number }) {
  const highest = Math.max(...values);
  if (values.length < 2 || highest <= 0) return null;
  const latest = values.slice(-SHOWN);
  const points = latest.map((value, index) => {
    const left = x + WIDTH * (1 - (latest.length - 1 - index) / SHOWN);
    return `${left.toFixed(1)},${(y + HEIGHT * (1 - value / highest)).toFixed(1)}`;
  });
  return <polyline points={points.join(' ')} />;
}
