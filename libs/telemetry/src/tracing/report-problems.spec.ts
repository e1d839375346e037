import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { diag } from '@opentelemetry/api';
import type { Logger } from '../logger.js';
import { reportProblems } from './report-problems.js';

const warn = jest.fn();

beforeEach(() => {
  jest.useFakeTimers();
  warn.mockClear();
  reportProblems({ warn } as unknown as Logger);
});
afterEach(() => {
  diag.disable();
  jest.useRealTimers();
});

it('A receiver of spans that is away is one line a minute, however often it is tried', () => {
  for (let second = 0; second < 60; second += 5) {
    diag.error(`export ${second} failed`);
    jest.advanceTimersByTime(5_000);
  }
  expect(warn.mock.calls).toEqual([
    [{ detail: 'export 0 failed' }, 'tracing has a problem'],
    [{ detail: 'export 55 failed', leftOut: 10 }, 'tracing has a problem'],
  ]);
});
