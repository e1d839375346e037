import { describe, expect, it } from '@jest/globals';
import { kinds } from './faults/fault.js';
import { planFaults } from './plan.js';

const options = { seed: 7, seconds: 1_800, only: kinds };
const planned = planFaults(options);

describe('The plan of a time of chaos', () => {
  it('is the same again for the same seed, and another for another', () => {
    expect(planFaults(options)).toEqual(planned);
    expect(planFaults({ ...options, seed: 8 })).not.toEqual(planned);
  });

  it('begins as a shorter one does', () => {
    const shorter = planFaults({ ...options, seconds: 60 });
    expect(shorter.length).toBeGreaterThan(5);
    expect(planned.slice(0, shorter.length)).toEqual(shorter);
  });

  it('has faults of every kind, and of those asked for only', () => {
    expect(new Set(planned.map(({ fault }) => fault.kind))).toEqual(new Set(kinds));
    const hangs = planFaults({ ...options, only: ['hang'] });
    expect(new Set(hangs.map(({ fault }) => fault.kind))).toEqual(new Set(['hang']));
  });

  it('never takes two servers away together', () => {
    const away = planned.flatMap(({ atSecond, fault }) =>
      fault.kind === 'restart' ? [{ from: atSecond, to: atSecond + fault.seconds }] : [],
    );
    expect(away.length).toBeGreaterThan(10);
    expect(away.every(({ from }, index) => from > (away[index - 1]?.to ?? 0))).toBe(true);
  });

  it('does nothing to a process that is frozen', () => {
    const frozenUntil = new Map<string, number>();
    for (const { atSecond, fault } of planned) {
      if (fault.kind === 'restart' || fault.kind === 'join') continue;
      expect(frozenUntil.get(fault.service) ?? 0).toBeLessThanOrEqual(atSecond);
      if (fault.kind === 'freeze') frozenUntil.set(fault.service, atSecond + fault.seconds);
    }
  });
});
