import {
  array,
  constant,
  constantFrom,
  integer,
  oneof,
  record,
  tuple,
  uint8Array,
  uuid,
  type Arbitrary,
} from 'fast-check';
import { FailureHeader } from '@shop/messaging';
import type { ForeignRecord } from './foreign-producer.js';

type Headers = ForeignRecord['headers'];

/** The end that a record should come to, whatever it looks like. */
export type Fate = 'handled' | 'dead' | 'nothing';

/** The plan of a record. The rest of it is made when the topics are there. */
export interface Plan {
  fate: Fate;
  topic: number;
  key: Buffer | null;
  partition: number;
  /** Changes a good record of its own event into what is meant. */
  change: (good: Good) => Pick<ForeignRecord, 'value' | 'headers'>;
  /** Comes again so often, each time with another `ce_time`. */
  copies: number;
}

export interface Good {
  value: Buffer;
  headers: Headers;
  /** The id of a schema that is not the topic's. */
  otherSchema: number;
}

export interface Stray {
  tier: number;
  partition: number;
  key: Buffer | null;
  value: Buffer | null;
  headers: Headers;
}

const PARTITIONS = 3;
const UNKNOWN = '0c1f6a52-9d3b-4e7f-8a21-5b6c7d8e9f01';
const bytes = (maxLength: number): Arbitrary<Buffer> =>
  uint8Array({ maxLength }).map((each) => Buffer.from(each));
const many = (size: number, fill = 'x'): Buffer => Buffer.alloc(size, fill);
const partition = integer({ min: 0, max: PARTITIONS - 1 });

/** Good and bad records share no key: the later records of a bad one's key wait. */
const keyOf = (kind: string): Arbitrary<Buffer | null> =>
  oneof(
    { weight: 3, arbitrary: integer({ max: 5, min: 0 }).map((number) => Buffer.from(`${kind}-${number}`)) },
    { weight: 1, arbitrary: constant(null) },
    { weight: 1, arbitrary: bytes(12).map((rest) => Buffer.concat([Buffer.from(kind), rest])) },
    {
      weight: 1,
      arbitrary: constantFrom(700, 5_000, 60_000).map((size) =>
        Buffer.concat([Buffer.from(kind), many(size)]),
      ),
    },
    // Only one kind has the empty one.
    { weight: kind === 'good' ? 1 : 0, arbitrary: constant(Buffer.alloc(0)) },
  );

const ODD_NAMES = [
  '',
  '\0',
  'a\0b',
  '__proto__',
  'constructor',
  'toString',
  'ключ',
  'x'.repeat(3_000),
  '💥',
  'CE_ID',
];

/** Headers that no event needs, and none may suffer from. */
const oddHeaders: Arbitrary<Headers> = oneof(
  constant({}),
  tuple(constantFrom(...ODD_NAMES), oneof(bytes(20), constant(null), constant('\0'), constant(''))).map(
    ([name, value]) => Object.fromEntries([[name, value]]),
  ),
  tuple(
    constantFrom(...ODD_NAMES),
    array(oneof(bytes(5), constant(null)), { minLength: 2, maxLength: 4 }),
  ).map(([name, values]) => Object.fromEntries([[name, values]])),
  constant(Object.fromEntries(Array.from({ length: 400 }, (_, index) => [`x-${index}`, many(50)]))),
  constant({ 'x-large': many(200_000) }),
  bytes(30).map((value) => ({ traceparent: value, tracestate: value, baggage: value })),
);

/** Changes that leave an event as good as it was. */
const harmless: Arbitrary<(headers: Headers) => Headers> = oneof(
  // Ids of any version, and with any time.
  uuid().map((id) => (headers: Headers) => ({ ...headers, ce_id: id })),
  constantFrom<((headers: Headers) => Headers)[]>(
    (headers) => headers,
    (headers) => ({ ...headers, ce_source: '/somebody/else' }),
    (headers) => ({ ...headers, ce_correlationid: 'a\0b' }),
    (headers) => ({ ...headers, ce_subject: many(50_000) }),
    (headers) => ({ ...headers, ce_time: '9999-12-31T23:59:59.999Z' }),
    (headers) => ({ ...headers, ce_time: '0001-01-01T00:00:00+14:00' }),
    (headers) => ({ ...headers, ce_id: [many(20), null, String(headers['ce_id'])] }),
  ),
);

const REQUIRED = [
  'ce_specversion',
  'ce_id',
  'ce_type',
  'ce_source',
  'ce_subject',
  'ce_time',
  'ce_correlationid',
  'content-type',
];

const spoiledHeaders: Arbitrary<(headers: Headers) => Headers> = oneof(
  constant(() => ({})),
  tuple(constantFrom(...REQUIRED), constantFrom('absent', '', null, Buffer.from([0xff, 0xfe]))).map(
    ([name, value]) =>
      (headers: Headers) => {
        const { [name]: _, ...rest } = headers;
        return value === 'absent' ? rest : { ...rest, [name]: value };
      },
  ),
  constantFrom('nonsense', 'A0A0A0A0-0000-7000-8000-000000000000', '\0').map((id) => (headers: Headers) => ({
    ...headers,
    ce_id: id,
  })),
  constantFrom('yesterday', '2026-13-45T99:99:99Z', '12026-01-01T00:00:00Z').map(
    (time) => (headers: Headers) => ({ ...headers, ce_time: time }),
  ),
  constant((headers: Headers) => ({ ...headers, ce_type: 'another.Event' })),
  constant((headers: Headers) => ({ ...headers, 'kafka-unreadable': 'says somebody' })),
);

const framed = (id: number, rest: Uint8Array): Buffer => {
  const prefix = Buffer.alloc(5);
  prefix.writeInt32BE(id, 1);
  return Buffer.concat([prefix, rest]);
};

const spoiledValues: Arbitrary<(good: Good) => Buffer | null> = oneof(
  constant(() => null),
  bytes(5).map((value) => () => value),
  bytes(300).map((rest) => () => Buffer.concat([Buffer.from([1]), rest])),
  constantFrom(900_000).map((size) => () => many(size)),
  tuple(
    oneof(integer({ min: -(2 ** 31), max: -1 }), integer({ min: 2 ** 30, max: 2 ** 31 - 1 })),
    bytes(60),
  ).map(
    ([id, rest]) =>
      () =>
        framed(id, rest),
  ),
  constant(({ value, otherSchema }: Good) => framed(otherSchema, value.subarray(5))),
  integer({ min: 1, max: 7 }).map(
    (cut) =>
      ({ value }: Good) =>
        value.subarray(0, -cut),
  ),
  bytes(60).map(
    (rest) =>
      ({ value }: Good) =>
        Buffer.concat([value.subarray(0, 6), Buffer.from([0xff]), rest]),
  ),
);

const good: Arbitrary<Plan> = record({
  fate: constant<Fate>('handled'),
  topic: integer({ min: 0, max: 99 }),
  key: keyOf('good'),
  partition,
  copies: oneof({ weight: 4, arbitrary: constant(0) }, { weight: 1, arbitrary: integer({ min: 1, max: 2 }) }),
  change: tuple(harmless, oddHeaders).map(([change, odd]) => ({ value, headers }: Good) => ({
    value,
    headers: { ...odd, ...change(headers) },
  })),
});

const bad: Arbitrary<Plan> = record({
  fate: constant<Fate>('dead'),
  topic: integer({ min: 0, max: 99 }),
  key: keyOf('bad'),
  partition,
  copies: constant(0),
  change: oneof(
    tuple(spoiledHeaders, oddHeaders).map(([spoil, odd]) => ({ value, headers }: Good) => ({
      value,
      headers: { ...odd, ...spoil(headers) },
    })),
    tuple(spoiledValues, harmless, oddHeaders).map(([spoil, change, odd]) => (of: Good) => ({
      value: spoil(of),
      headers: { ...odd, ...change(of.headers) },
    })),
  ),
});

export const plan: Arbitrary<Plan> = oneof({ weight: 2, arbitrary: good }, { weight: 1, arbitrary: bad });

/** A record that another program wrote to a retry topic. */
export const stray: Arbitrary<Stray> = record({
  tier: integer({ min: 0, max: 1 }),
  partition,
  key: keyOf('stray'),
  value: oneof(constant(null), bytes(40)),
  headers: tuple(
    oddHeaders,
    constantFrom<Headers[]>(
      {},
      { [FailureHeader.parkedId]: 'nonsense' },
      { [FailureHeader.parkedId]: Buffer.from([0xff]) },
      { [FailureHeader.parkedId]: null },
      { [FailureHeader.parkedId]: UNKNOWN },
      { [FailureHeader.parkedId]: UNKNOWN, [FailureHeader.topic]: '\0' },
    ),
    constantFrom<Headers[]>(
      {},
      { [FailureHeader.dueAt]: 'never' },
      { [FailureHeader.dueAt]: 'Infinity' },
      { [FailureHeader.dueAt]: '9e15' },
      { [FailureHeader.dueAt]: '-1' },
    ),
  ).map(([odd, of, due]): Headers => ({ ...odd, ...of, ...due })),
});
