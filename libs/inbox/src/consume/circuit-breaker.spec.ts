import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Circuit } from './circuit-breaker.js';

describe('circuit', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('stays closed while few have come, however many of them failed', () => {
    const circuit = new Circuit();
    const verdicts = Array.from({ length: 9 }, (_, index) => circuit.recordFailure(`key-${index}`));
    expect(verdicts).not.toContain(true);
  });

  it('takes it for a bad time when at least half of the latest failed', () => {
    const circuit = new Circuit();
    for (let count = 0; count < 5; count += 1) circuit.recordSuccess();
    const verdicts = Array.from({ length: 5 }, (_, index) => circuit.recordFailure(`key-${index}`));
    expect(verdicts).toEqual([false, false, false, false, true]);
  });

  it('takes one key that fails again and again for a bad key', () => {
    const circuit = new Circuit();
    const verdicts = Array.from({ length: 30 }, () => circuit.recordFailure('the same'));
    expect(verdicts).not.toContain(true);
  });

  it('opens for longer each time, and closes at the first success', () => {
    const changes: string[] = [];
    const circuit = new Circuit((state) => changes.push(state));
    const pauses = Array.from({ length: 7 }, () => {
      const pause = circuit.trip('database gone');
      jest.advanceTimersByTime(pause);
      return pause;
    });
    expect(pauses.at(-1)).toBeGreaterThan(pauses[0] ?? 0);
    circuit.trip('database gone');
    expect(circuit.retryAfterMs).toBeGreaterThan(0);
    circuit.recordSuccess();
    expect(circuit.retryAfterMs).toBe(0);
    expect(changes).toEqual(['open', 'closed']);
  });

  it('counts what several partitions find at once as one bad time', () => {
    const circuit = new Circuit();
    const first = circuit.trip('database gone');
    for (let partition = 1; partition < 12; partition += 1) {
      expect(circuit.trip('database gone')).toBeLessThanOrEqual(first);
    }
    jest.advanceTimersByTime(first);
    expect(circuit.trip('database gone')).toBeLessThanOrEqual(400);
  });

  it('forgets the failures of the bad time when it closes', () => {
    const circuit = new Circuit();
    for (let index = 0; index < 12; index += 1) circuit.recordFailure(`key-${index}`);
    circuit.trip('everything fails');
    circuit.recordSuccess();
    expect(circuit.recordFailure('one')).toBe(false);
  });

  it('closes when the system answers again, if an error of the system has opened it', () => {
    const circuit = new Circuit();
    circuit.trip('database gone', 'system');
    circuit.recordAnswer();
    expect(circuit.open).toBe(false);
    circuit.trip('most fail', 'transient');
    circuit.trip('database gone', 'system');
    circuit.recordAnswer();
    expect(circuit.open).toBe(true);
  });

  it('blames an event that fails by itself once the database is back', () => {
    const circuit = new Circuit();
    circuit.trip('database gone', 'system');
    expect(circuit.recordFailure('one')).toBe(false);
  });

  it('pauses ever longer until an event is handled, though the database answers in between', () => {
    const circuit = new Circuit();
    const pauses = Array.from({ length: 7 }, () => {
      circuit.recordAnswer();
      const pause = circuit.trip('downstream gone', 'system');
      jest.advanceTimersByTime(pause);
      return pause;
    });
    expect(pauses.at(-1)).toBeGreaterThan(3_000);
  });

  it('never pauses for longer than ten seconds, so that a system that is back is found', () => {
    const circuit = new Circuit();
    const pauses = Array.from({ length: 40 }, () => {
      const pause = circuit.trip('downstream gone', 'system');
      jest.advanceTimersByTime(pause);
      return pause;
    });
    expect(Math.max(...pauses)).toBeLessThanOrEqual(10_000);
  });

  it('has another event tried after each pause', () => {
    const circuit = new Circuit();
    const probes = Array.from({ length: 4 }, () => {
      jest.advanceTimersByTime(circuit.trip('most fail'));
      return circuit.probe(['a', 'b', 'c']);
    });
    expect(probes).toEqual(['a', 'b', 'c', 'a']);
    expect(circuit.probe([])).toBeUndefined();
  });
});
