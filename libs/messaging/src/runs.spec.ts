import { expect, it } from '@jest/globals';
import { runsOf } from './runs.js';

it.each([
  [[], []],
  [[1], [[1]]],
  [
    [1, 3, 2, 4, 5],
    [[1, 3], [2, 4], [5]],
  ],
])('the runs of odd and even numbers in %j are %j', (items, runs) => {
  expect([...runsOf(items, (item) => item % 2)]).toEqual(runs);
});
