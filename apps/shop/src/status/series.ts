/** One line of Prometheus's text format. */
export interface Series {
  name: string;
  labels: Record<string, string>;
  value: number;
}

const LINE = /^([a-z_]\w*)(?:\{(.*)\})? (\S+)$/;
const LABEL = /(\w+)="((?:[^"\\]|\\.)*)"/g;

/** @see https://prometheus.io/docs/instrumenting/exposition_formats/ */
export function parseSeries(text: string): Series[] {
  return text.split('\n').flatMap((line) => {
    const [, name, labels = '', value] = LINE.exec(line) ?? [];
    if (name === undefined) return [];
    const pairs = Array.from(labels.matchAll(LABEL), ([, label = '', text = '']) => [label, text]);
    return [{ name, labels: Object.fromEntries(pairs) as Series['labels'], value: Number(value) }];
  });
}

/** The value of the series of that name that has these labels. */
export function valueOf(
  series: readonly Series[],
  name: string,
  labels: Series['labels'],
): number | undefined {
  return series.find(
    (each) =>
      each.name === name && Object.entries(labels).every(([label, text]) => each.labels[label] === text),
  )?.value;
}
