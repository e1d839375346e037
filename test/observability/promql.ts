/** A selector of a PromQL expression: a metric, with the labels that select or group it. */
export interface Selector {
  metric: string;
  labels: string[];
}

const TOKEN =
  /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\$?[a-zA-Z_][a-zA-Z0-9_:]*|\[[^\]]*\]|\d[\d.eE]*[a-z]*|[^\s\w]/g;
const NAME = /^[a-zA-Z_]/;
const GROUPING = new Set(['by', 'without', 'on', 'ignoring', 'group_left', 'group_right']);
const AGGREGATION = new Set(['by', 'without']);
const KEYWORDS = new Set(['and', 'or', 'unless', 'bool', 'offset', 'atan2', 'inf', 'nan']);

/**
 * Finds the metrics and labels in an expression. Not a parser: what is no valid PromQL it may misread, so
 * have Prometheus check that. A label by which is grouped counts for every metric of the expression.
 */
export function selectorsOf(expression: string): Selector[] {
  const tokens: string[] = expression.match(TOKEN) ?? [];
  const selectors: Selector[] = [];
  const grouping: string[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at] ?? '';
    const next = tokens[at + 1];
    if (!NAME.test(token) || KEYWORDS.has(token.toLowerCase()) || isAggregation(next)) continue;
    if (GROUPING.has(token)) {
      const end = tokens.indexOf(')', at);
      if (next === '(') grouping.push(...names(tokens.slice(at + 2, end)));
      if (next === '(') at = end;
    } else if (next === '{') {
      const end = tokens.indexOf('}', at);
      const inside = tokens.slice(at + 2, end);
      selectors.push({
        metric: token,
        labels: inside.filter((each, place) => NAME.test(each) && /^[=!]/.test(inside[place + 1] ?? '')),
      });
      at = end;
    } else if (next !== '(') {
      selectors.push({ metric: token, labels: [] });
    }
  }
  return selectors.map(({ metric, labels }) => ({ metric, labels: [...new Set([...labels, ...grouping])] }));
}

/** As `sum` is in `sum by (group) (...)`. */
function isAggregation(next: string | undefined): boolean {
  return next !== undefined && AGGREGATION.has(next);
}

function names(tokens: string[]): string[] {
  return tokens.filter((token) => token !== ',');
}
