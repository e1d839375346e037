const LINE_LENGTH = 120;

/** Writes JSON for people and diffs: short values and rows of numbers on one line, numbers to five digits. */
export function compactJson(value: unknown, indent = ''): string {
  const flat = JSON.stringify(value, (_, each: unknown) => (typeof each === 'number' ? rounded(each) : each));
  if (flat.length <= LINE_LENGTH || typeof value !== 'object' || value === null || isRow(value)) return flat;
  const inner = `${indent}  `;
  const parts = Array.isArray(value)
    ? value.map((each) => inner + compactJson(each, inner))
    : Object.entries(value)
        .filter(([, each]) => each !== undefined)
        .map(([key, each]) => `${inner}${JSON.stringify(key)}: ${compactJson(each, inner)}`);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return `${open}\n${parts.join(',\n')}\n${indent}${close}`;
}

/** Runs, or the points of a chart. */
function isRow(value: object): boolean {
  return Array.isArray(value) && value.every((each) => typeof each === 'number' || hasNumbersOnly(each));
}

function hasNumbersOnly(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).every((each) => each === undefined || Number.isFinite(each));
}

function rounded(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(5));
}
