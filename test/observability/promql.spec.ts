import { describe, expect, it } from '@jest/globals';
import { selectorsOf } from './promql.js';

describe('In a PromQL expression', () => {
  it.each([
    ['up', [['up', []]]],
    ['up{job="a, b", group=~"x|y"} == 0', [['up', ['job', 'group']]]],
    ['sum by (le, group) (rate(a_bucket{x!="1"}[5m]))', [['a_bucket', ['x', 'le', 'group']]]],
    [
      'sum(rate(a[5m])) / sum(rate(b{y!~"z"}[$__rate_interval])) > 0.05',
      [
        ['a', []],
        ['b', ['y']],
      ],
    ],
    [
      'max(a) by (group) and on (topic) b offset 5m',
      [
        ['a', ['group', 'topic']],
        ['b', ['group', 'topic']],
      ],
    ],
    ['histogram_quantile(0.99, a) > bool 1e3', [['a', []]]],
  ])('%s the metrics and labels are found', (expression, expected) => {
    expect(selectorsOf(expression).map(({ metric, labels }) => [metric, labels])).toEqual(expected);
  });
});
