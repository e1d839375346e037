import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Bench } from './consumer-bench.js';

let bench: Bench;
beforeEach(async () => {
  bench = await Bench.create();
});
afterEach(() => bench.close());

describe('a handler that throws, against its contract,', () => {
  it.each([TypeError, ReferenceError, RangeError, SyntaxError, Error])(
    '%p, stops nothing: the records come again',
    async (Failure) => {
      let failures = 2;
      const member = bench.member(() => {
        if (failures-- > 0) throw new Failure('a mistake');
      });
      await member.start();
      await bench.send('a');
      await member.untilSeen('a');
      await bench.send('b');
      await member.untilSeen('b');
      expect(member.values).toEqual(['a', 'a', 'a', 'b']);
      expect(member.consumer.problem()).toBeUndefined();
    },
  );

  it('does so however often, without leaving the group', async () => {
    let failures = 20;
    const member = bench.member(() => {
      if (failures-- > 0) throw new TypeError('a mistake');
    });
    await member.start();
    await bench.send('a');
    await member.untilSeen('a');
    await bench.send('end');
    await member.untilSeen('end');
    expect(member.values.filter((value) => value === 'a')).toHaveLength(21);
  });
});
