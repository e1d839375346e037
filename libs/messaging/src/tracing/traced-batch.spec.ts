import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, traceThisProcess, type ReceivedSpan, type TraceReceiver } from '@shop/testing';
import type { EventProducer, OutgoingRecord } from '../port/index.js';
import { tracedChunks } from './traced-chunks.js';
import { TracedProducer } from './traced-producer.js';

let receiver: TraceReceiver;
let stop: () => Promise<void>;

beforeAll(async () => {
  ({ receiver, stop } = await traceThisProcess());
}, 60_000);
afterAll(() => stop());

const trace = (digit: string): string => digit.repeat(32);
const span = (digit: string): string => digit.repeat(16);

/** A record that was created in the span of that digit. */
function record(topic: string, digit: string, sampled = true): OutgoingRecord {
  const traceparent = `00-${trace(digit)}-${span(digit)}-${sampled ? '01' : '00'}`;
  return { topic, key: digit, value: null, headers: { traceparent } };
}

/** Keeps what it is to send. */
class Kept implements EventProducer {
  readonly records: OutgoingRecord[] = [];
  connect = () => Promise.resolve();
  disconnect = () => Promise.resolve();

  send(records: readonly OutgoingRecord[]): Promise<void> {
    this.records.push(...records);
    return Promise.resolve();
  }
}

async function spanCalled(name: string): Promise<ReceivedSpan | undefined> {
  const find = () => receiver.spans.find((each) => each.name === name);
  return eventually(find, (found) => found !== undefined, `span ${name} was not exported`);
}

describe('a batch', () => {
  it('is a trace of its own, linked to the creation of each of its records', async () => {
    await new TracedProducer(new Kept()).send([record('many', 'a'), record('many', 'b')]);
    const sent = await spanCalled('send many');
    expect(sent).toMatchObject({ kind: 'client', parentId: undefined, links: [span('a'), span('b')] });
    expect(sent?.attributes).toMatchObject({
      'messaging.batch.message_count': 2,
      'messaging.destination.name': 'many',
      'messaging.system.name': 'kafka',
    });
  });

  it('of one record is a child of its creation', async () => {
    await new TracedProducer(new Kept()).send([record('one', 'c')]);
    expect(await spanCalled('send one')).toMatchObject({
      traceId: trace('c'),
      parentId: span('c'),
      links: [],
    });
  });

  it('has no name of a topic when it is for several', async () => {
    await new TracedProducer(new Kept()).send([record('first', 'd'), record('second', 'e')]);
    expect((await spanCalled('send'))?.attributes).not.toHaveProperty('messaging.destination.name');
  });

  it('is linked to the traces that are sampled, and has no span when none is', async () => {
    const producer = new TracedProducer(new Kept());
    await producer.send([record('left-out', 'f', false), record('left-out', 'f', false)]);
    await producer.send([record('some', '1', false), record('some', '2'), record('some', '3')]);
    expect((await spanCalled('send some'))?.links).toEqual([span('2'), span('3')]);
    expect(receiver.spans.map(({ name }) => name)).not.toContain('send left-out');
  });

  it('has no more links than a span may have', async () => {
    const records = Array.from({ length: 200 }, () => record('very-many', '4'));
    await new TracedProducer(new Kept()).send(records);
    expect((await spanCalled('send very-many'))?.links).toHaveLength(128);
  });

  it('is sent as it is: the context of a record is that of its creation', async () => {
    const kept = new Kept();
    const records = [record('kept', '5'), record('kept', '6')];
    await new TracedProducer(kept).send(records);
    expect(kept.records).toEqual([record('kept', '5'), record('kept', '6')]);
  });

  it('says that it failed', async () => {
    const failing = Object.assign(new Kept(), { send: () => Promise.reject(new Error('no broker')) });
    await expect(new TracedProducer(failing).send([record('lost', '7')])).rejects.toThrow('no broker');
    expect(await spanCalled('send lost')).toMatchObject({ failed: true });
  });
});

describe('a chunk', () => {
  const taken = tracedChunks((records) => Promise.resolve({ done: records.length }));
  const incoming = (topic: string, digit: string) => ({
    ...record(topic, digit),
    partition: 0,
    offset: '0',
    timestamp: 0,
  });

  it('of several records has a span that is linked to them, and one of a single record has none', async () => {
    await taken([incoming('single', '8')]);
    await taken([incoming('several', '8'), incoming('several', '9')]);
    expect((await spanCalled('receive several'))?.links).toEqual([span('8'), span('9')]);
    expect(receiver.spans.map(({ name }) => name)).not.toContain('receive single');
  });
});
