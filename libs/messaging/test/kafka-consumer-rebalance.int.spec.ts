import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { eventually, withAdmin } from '@shop/testing';
import { Bench, type Member } from './consumer-bench.js';
import { Api } from './kafka-frames.js';

const numbered = (key: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${key}-${index + 1}`);

function untilDoneBy(members: Member[], ...values: string[]): Promise<string[]> {
  return eventually(
    () => members.flatMap(({ done }) => done),
    (done) => values.every((value) => done.includes(value)),
    `none of them was ever done with ${values.join(', ')}`,
  );
}

describe('a member', () => {
  it.concurrent(
    'reads a partition that was added within half a minute',
    Bench.each(async (bench) => {
      const member = await bench.member().start();
      await bench.send('a-1');
      await member.untilDone('a-1');
      const topic = { name: bench.topic, partitions: 12, config: {} };
      await withAdmin((admin) => admin.apply([topic], new Set(['repartition'])));
      const everywhere = Array.from({ length: 24 }, (_, index) => `${index}-1`);
      await bench.send(...everywhere);
      const done = await eventually(
        () => member.done,
        (values) => everywhere.every((value) => values.includes(value)),
        'it never read the new partitions',
        { timeout: 35_000 },
      );
      expect(done).toHaveLength(1 + everywhere.length);
    }),
  );

  it.concurrent(
    'hands over in the middle of a batch: nothing is lost, and nothing done by two',
    Bench.each(async (bench) => {
      // Each batch takes longer than the group waits for anybody.
      const options = {
        chunkSize: 1,
        concurrency: 2,
        timeouts: { session: 10_000, heartbeat: 200, rebalance: 5_000 },
      };
      const slowly = () => pause(300).then(() => undefined);
      const values = [...numbered('a', 20), ...numbered('d', 20)];
      await bench.send(...values);
      const first = await bench.member(slowly, options).start();
      await first.untilDone('a-2', 'd-2');
      const second = await bench.member(slowly, options).start();
      await untilDoneBy([first, second], 'a-20', 'd-20');
      expect(second.done.length).toBeGreaterThan(0);
      expect([...first.given, ...second.given].toSorted()).toEqual(values.toSorted());
    }),
  );

  it.concurrent(
    'does not move the offset of a partition that another has got meanwhile',
    Bench.each(async (bench) => {
      const gate = bench.gate();
      const timeouts = { session: 6_000, heartbeat: 500, rebalance: 1_000 };
      const slow = await bench.member(() => gate.opened, { timeouts }).start();
      await bench.send('a-1', 'a-2');
      await slow.untilGiven('a-1');
      let refused = 0;
      const refuse = () => {
        refused += 1;
        return { done: 0, retryIn: 100 };
      };
      // It may commit nothing that it has now. If it gets the partition again, it may.
      slow.answer = refuse;
      const other = bench.member(refuse, { timeouts });
      await other.start();
      await other.untilGiven('a-1');
      gate.open();
      await slow.untilDone('a-2');
      await slow.consumer.stop();
      await other.consumer.stop();
      expect(refused).toBeGreaterThan(0);
      const last = await bench.member().start();
      await last.untilDone('a-1', 'a-2');
    }),
  );

  it.concurrent(
    'stays one through a chunk that takes longer than the session',
    Bench.each(async (bench) => {
      const member = bench.member(() => pause(8_000).then(() => undefined), {
        timeouts: { session: 6_000, heartbeat: 500 },
      });
      await member.start();
      await bench.send('a-1');
      await member.untilDone('a-1');
      member.answer = () => undefined;
      await bench.send('a-2');
      await member.untilDone('a-2');
      expect(member.given).toEqual(['a-1', 'a-2']);
    }),
  );

  it.concurrent(
    'takes up what it had left alone when the group changes',
    Bench.each(async (bench) => {
      let healed = false;
      const first = bench.member(() => (healed ? undefined : { done: 0, retryIn: 600_000 }));
      await first.start();
      await bench.send('a-1', 'd-1');
      await first.untilGiven('a-1', 'd-1');
      healed = true;
      const second = await bench.member().start();
      await second.consumer.stop();
      await untilDoneBy([first, second], 'a-1', 'd-1');
      await bench.send('a-2', 'd-2');
      await first.untilDone('a-2', 'd-2');
    }),
  );

  it.concurrent(
    'that is stopped while it joins leaves at once, and not when its session ends',
    Bench.each(async (bench) => {
      const proxy = await bench.proxy();
      proxy.delayAnswers(Api.joinGroup, 1_000);
      const first = bench.member(undefined, {
        brokers: [proxy.address],
        timeouts: { session: 240_000, heartbeat: 3_000 },
      });
      const started = first.start();
      await eventually(
        () => proxy.count(Api.joinGroup),
        // The first one only asks for a member id.
        2,
        'it never tried to join',
      );
      await first.consumer.stop();
      await started;
      await bench.send('a-1', 'd-1');
      const second = await bench.member().start();
      await second.untilDone('a-1', 'd-1');
    }),
  );
});
