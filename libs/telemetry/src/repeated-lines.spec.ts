import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { RepeatedLines } from './repeated-lines.js';

let lines: string[];
let repeated: RepeatedLines;

beforeEach(() => {
  jest.useFakeTimers();
  lines = [];
  repeated = new RepeatedLines();
});
afterEach(() => void jest.useRealTimers());

function meet(subject: string, text = subject): void {
  repeated.tell(subject, (leftOut) => void lines.push(`${text}, ${leftOut} left out`));
}

it('a fault that is met once is told at once, and once', () => {
  meet('a fault');
  jest.advanceTimersByTime(300_000);
  expect(lines).toEqual(['a fault, 0 left out']);
});

it('a fault that lasts is one line a minute, the latest of it, with how many were left out', () => {
  for (let second = 0; second < 150; second += 1) {
    meet('a fault', `at ${second} s`);
    jest.advanceTimersByTime(1_000);
  }
  jest.advanceTimersByTime(60_000);
  expect(lines).toEqual([
    'at 0 s, 0 left out',
    'at 59 s, 58 left out',
    'at 119 s, 59 left out',
    'at 149 s, 29 left out',
  ]);
});

it('two faults do not stand for each other', () => {
  for (let times = 0; times < 3; times += 1) for (const fault of ['one', 'other']) meet(fault);
  expect(lines).toEqual(['one, 0 left out', 'other, 0 left out']);
});

it('a fault that comes back later is told at once', () => {
  meet('a fault');
  jest.advanceTimersByTime(61_000);
  meet('a fault');
  expect(lines).toHaveLength(2);
});

it('keeps no more than a thousand apart, and tells all the others', () => {
  const faults = Array.from({ length: 1_001 }, (_, number) => `fault ${number}`);
  for (const fault of [...faults, ...faults]) meet(fault);
  expect(lines).toHaveLength(1_002);
});
