import { describe, expect, it } from '@jest/globals';
import { Circuit } from './circuit.js';

describe('circuit', () => {
  it('stays closed while few have come, however many of them failed', () => {
    const circuit = new Circuit();
    const verdicts = Array.from({ length: 9 }, (_, index) => circuit.failed(`key-${index}`));
    expect(verdicts).not.toContain(true);
  });

  it('takes it for a bad time when at least half of the latest failed', () => {
    const circuit = new Circuit();
    for (let count = 0; count < 5; count += 1) circuit.succeeded();
    const verdicts = Array.from({ length: 5 }, (_, index) => circuit.failed(`key-${index}`));
    expect(verdicts).toEqual([false, false, false, false, true]);
  });

  it('takes one key that fails again and again for a bad key', () => {
    const circuit = new Circuit();
    const verdicts = Array.from({ length: 30 }, () => circuit.failed('the same'));
    expect(verdicts).not.toContain(true);
  });

  it('opens for longer each time, and closes at the first success', () => {
    const changes: string[] = [];
    const circuit = new Circuit((state) => changes.push(state));
    const first = circuit.trip('database gone');
    for (let count = 0; count < 5; count += 1) circuit.trip('database gone');
    expect(circuit.trip('database gone')).toBeGreaterThan(first);
    expect(circuit.closedIn).toBeGreaterThan(0);
    circuit.succeeded();
    expect(circuit.closedIn).toBe(0);
    expect(changes).toEqual(['open', 'closed']);
  });

  it('forgets the failures of the bad time when it closes', () => {
    const circuit = new Circuit();
    for (let index = 0; index < 12; index += 1) circuit.failed(`key-${index}`);
    circuit.trip('everything fails');
    circuit.succeeded();
    expect(circuit.failed('one')).toBe(false);
  });
});
