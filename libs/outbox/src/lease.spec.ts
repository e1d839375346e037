import { expect, it } from '@jest/globals';
import { laneLimits } from './lease.js';

it.each([10_000, 20_000, 40_000])('A batch leaves within a lease of %d ms, or not at all', (leaseMs) => {
  const { statementMs, proofMs, sendMs, silenceMs, keepAliveMs, overdueMs } = laneLimits(leaseMs);

  // A batch may leave at the last moment of the proof, and take as long as a send may last.
  expect(proofMs + sendMs).toBeLessThan(leaseMs);
  // A claim that took its time is still young enough.
  expect(statementMs).toBeLessThan(proofMs);
  expect(statementMs).toBeLessThan(silenceMs);
  expect(keepAliveMs + statementMs).toBeLessThan(leaseMs);
  expect(Math.max(statementMs, sendMs, silenceMs)).toBeLessThan(overdueMs);
});
