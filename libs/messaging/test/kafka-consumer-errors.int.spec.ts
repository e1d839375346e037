import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually, stackAddresses } from '@shop/testing';
import { Bench, type Member } from './consumer-bench.js';
import { Api } from './kafka-frames.js';
import { KafkaProxy } from './kafka-proxy.js';

let bench: Bench;
let proxy: KafkaProxy;
let joinsAtFirst: number;
beforeEach(async () => {
  bench = await Bench.create();
  proxy = await KafkaProxy.start(stackAddresses().brokers[0]);
});
afterEach(async () => {
  await bench.close();
  await proxy.refuse();
});

// A machine that stops for some seconds must not end the membership.
const timeouts = { session: 240_000, heartbeat: 3_000 };

async function joined(): Promise<Member> {
  const member = await bench.member(undefined, { brokers: [proxy.address], timeouts }).start();
  // One asks for an id; there are more when the coordinator is only being found.
  joinsAtFirst = joins();
  expect(joinsAtFirst).toBeGreaterThanOrEqual(2);
  return member;
}

const joins = (): number => proxy.count(Api.joinGroup);
const commits = (): number => proxy.count(Api.offsetCommit);

describe('a handler that throws, against its contract,', () => {
  it.each([TypeError, ReferenceError, RangeError, SyntaxError, Error])(
    '%p, stops nothing: the chunk comes again, to the same member',
    async (Failure) => {
      const member = await joined();
      let failures = 2;
      member.answer = () => {
        if (failures-- > 0) throw new Failure('a mistake');
      };
      await bench.send('a');
      await member.untilDone('a');
      await bench.send('b');
      await member.untilDone('b');
      expect(member.given).toEqual(['a', 'a', 'a', 'b']);
      expect(member.done).toEqual(['a', 'b']);
      expect(joins()).toBe(joinsAtFirst);
    },
  );

  it('does so more often than any counter allows', async () => {
    const member = await joined();
    for (let round = 1; round <= 8; round += 1) {
      let failed = false;
      member.answer = () => {
        if (failed) return;
        failed = true;
        throw new TypeError('a mistake');
      };
      await bench.send(`round ${round}`);
      await member.untilDone(`round ${round}`);
    }
    expect(member.given).toHaveLength(16);
    expect(member.done).toHaveLength(8);
    expect(joins()).toBe(joinsAtFirst);
  });
});

describe('a broker that does not answer a commit', () => {
  it('again and again, more often than any counter allows, leaves the consumer in its group', async () => {
    const member = await joined();
    for (let round = 1; round <= 8; round += 1) {
      const before = commits();
      proxy.loseAnswers(Api.offsetCommit, 1);
      await bench.send(`round ${round}`);
      await member.untilDone(`round ${round}`);
      await eventually(commits, (count) => count > before, `round ${round} was never committed`);
    }
    expect(joins()).toBe(joinsAtFirst);
  });
});

/** COORDINATOR_LOAD_IN_PROGRESS. https://kafka.apache.org/protocol.html#protocol_error_codes */
const LOADING = 14;

describe('a broker that refuses a commit, since it has just started and loads what groups have committed,', () => {
  it('is told again, though nothing else comes', async () => {
    const member = await joined();
    proxy.refuseAnswers(Api.offsetCommit, LOADING, 1);
    await bench.send('a');
    await member.untilDone('a');
    await eventually(commits, (count) => count > 1, 'it was not told again');
    expect(member.given).toEqual(['a']);
    expect(joins()).toBe(joinsAtFirst);
  });
});
