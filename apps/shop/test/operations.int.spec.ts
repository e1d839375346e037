import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { serviceNames } from '@shop/contracts';
import { projectRoot } from '@shop/testing';
import { groupsOf } from '@shop/topics';
import { decided } from '../src/dlq/decided.command.js';
import { discard } from '../src/dlq/discard.command.js';
import { list } from '../src/dlq/list.command.js';
import { redrive } from '../src/dlq/redrive.command.js';
import { show } from '../src/dlq/show.command.js';
import { summary } from '../src/dlq/summary.command.js';
import { drop } from '../src/outbox/drop.command.js';
import { parked } from '../src/outbox/parked.command.js';
import { release } from '../src/outbox/release.command.js';
import { replay } from '../src/replay/replay.command.js';
import { aCommandLine } from './a-command-line.js';
import { aDeadLetter, serveShipmentOperations, takenFacts } from './shipment-operations.js';

const GROUP = ['--group', 'shipment'];

const { said, warned, listen, run, failure } = aCommandLine();
let served: Awaited<ReturnType<typeof serveShipmentOperations>>;

beforeAll(async () => {
  served = await serveShipmentOperations();
  process.env['SHIPMENT_OPERATIONS_URL'] = served.url;
});
beforeEach(listen);
afterEach(async () => {
  jest.restoreAllMocks();
  delete process.env['OPERATIONS_TOKEN'];
  await served.database.query('truncate parked_event, parked_event_history, outbox restart identity');
});
afterAll(() => served.close());

async function stages(): Promise<string[]> {
  const rows = await served.database.query<{ stage: string }>('select stage from parked_event order by seq');
  return rows.map(({ stage }) => stage);
}

describe('dlq', () => {
  let head: string;
  let follower: string;
  beforeEach(async () => {
    head = await aDeadLetter(served.database, 1, 'a', 'cannot read \u001b[31mthe price');
    follower = await aDeadLetter(served.database, 2, 'a');
    await aDeadLetter(served.database, 3, 'b', 'another thing');
  });

  it('summary counts what failed alike', async () => {
    expect(await run(summary, ...GROUP)).toBe(
      [
        'GROUP     FAILURE    EVENT                      DEAD  QUARANTINED  WAITING  OLDEST                LATEST',
        'shipment  TypeError  shop.order.v1.OrderPlaced  2     0            1        2026-07-01T12:00:00Z  2026-07-01T12:00:00Z',
      ].join('\n'),
    );
    expect(await run(summary, ...GROUP, '--key', 'z')).toBe('No dead letters');
    expect(JSON.parse(await run(summary, ...GROUP, '--json'))).toMatchObject([{ group: 'shipment' }]);
  });

  it('list shows what each failed with or waits for, page by page', async () => {
    const first = await run(list, ...GROUP, '--limit', '2');
    expect(first).toContain('TypeError: another thing');
    expect(first).toContain(`waits for ${head}`);
    const cursor = /--cursor (\d+)/.exec(first)?.[1] ?? '';
    const second = await run(list, ...GROUP, '--limit', '2', '--cursor', cursor);
    expect(second).toContain('TypeError: cannot read  [31mthe price');
    expect(second).not.toContain('--cursor');
  });

  it('show tells all of one', async () => {
    const text = await run(show, ...GROUP, head);
    expect(text).toContain('order-placed[3] @17');
    expect(text).toContain('unreadable: Byte 110 does not begin an event');
    expect(text).toContain('6e6f6e73656e7365');
    expect(text).toContain('ce_source  /order-service');
    expect(text).toContain('1 later event of its key');
  });

  it('redrive takes one with what waits for it', async () => {
    expect(await run(redrive, ...GROUP, head, '--by', 'anna', '--dry-run')).toBe(
      `Would redrive event ${head} of key a (order-placed), and 1 that waited for it`,
    );
    expect(await stages()).toEqual(['dead', 'dead', 'dead']);
    expect(await run(redrive, ...GROUP, head, '--by', 'anna')).toMatch(/^Redriven: event/);
    expect(await stages()).toEqual(['5s', '5s', 'dead']);
    expect(await run(show, ...GROUP, head)).toMatch(/redriven +anna +no reason given/);
  });

  it('redrive refuses one that waits, and names what it waits for', async () => {
    const { message, exitCode } = await failure(redrive, ...GROUP, follower);
    expect(message).toContain(`409 EVENT_NOT_HEAD: Event ${follower} waits behind event ${head}`);
    expect(exitCode).toBe(1);
  });

  it('redrive takes all that match', async () => {
    expect(await run(redrive, ...GROUP, '--key', 'a')).toBe('Redriven: 1 key with 2 events');
    expect(await stages()).toEqual(['5s', '5s', 'dead']);
  });

  it('redrive of many tells what was refused, and fails for it', async () => {
    await served.database.query(`update parked_event set redrives = 5 where record_key = 'b'`);
    const { message, exitCode } = await failure(redrive, ...GROUP, '--all');
    expect([message, exitCode]).toEqual(['Refused, and left as they were: 1 key', 1]);
    expect(warned).toEqual([expect.stringContaining('Repair what it fails on, or discard it')]);
    expect(said).toEqual(['Redriven: 1 key with 2 events']);
  });

  it('discard takes all that match, for a reason', async () => {
    const why = ['--reason', 'a test order'];
    expect(await run(discard, ...GROUP, '--key', 'a', ...why, '--dry-run')).toBe(
      [
        `Would discard event ${head} of key a (order-placed), and 1 that waited for it`,
        'Would discard 1 key with 2 events',
      ].join('\n'),
    );
    expect(await stages()).toEqual(['dead', 'dead', 'dead']);
    expect(await run(discard, ...GROUP, '--key', 'a', ...why)).toBe('Discarded: 1 key with 2 events');
    expect(await stages()).toEqual(['5s', 'dead']);
    const { message } = await failure(discard, ...GROUP, ...why);
    expect(message).toContain('Say what to discard: the id of an event, or a filter');
  });

  it('redrive rehearses many, and gives lines of JSON', async () => {
    const rehearsed = await run(redrive, ...GROUP, '--error-text', 'price', '--dry-run');
    expect(rehearsed).toBe(
      [
        `Would redrive event ${head} of key a (order-placed), and 1 that waited for it`,
        'Would redrive 1 key with 2 events',
      ].join('\n'),
    );
    const lines = (await run(redrive, ...GROUP, '--all', '--dry-run', '--json')).split('\n');
    expect(lines).toHaveLength(3);
    expect(JSON.parse(lines[2] ?? '')).toEqual({ end: 'complete' });
    expect(await stages()).toEqual(['dead', 'dead', 'dead']);
  });

  it('redrive wants to be told what', async () => {
    expect((await failure(redrive, ...GROUP)).exitCode).toBe(2);
    expect((await failure(redrive, ...GROUP, head, '--all')).exitCode).toBe(2);
  });

  it('discard wants a reason, and lets go what waited', async () => {
    expect(await failure(discard, ...GROUP, head)).toEqual({
      message: expect.stringContaining('--reason'),
      exitCode: 2,
    });
    expect(await run(decided, ...GROUP)).toBe('Nothing was decided');
    expect(await run(discard, ...GROUP, head, '--reason', 'sold out for ever')).toMatch(/^Discarded: event/);
    expect(await stages()).toEqual(['5s', 'dead']);
    expect(await run(decided, ...GROUP)).toMatch(/discarded +discarded +sold out for ever$/);
  });

  it('summary shows what answers although others do not, and fails for them', async () => {
    const others = serviceNames.filter((name) => name !== 'shipment');
    for (const name of others) process.env[`${name.toUpperCase()}_OPERATIONS_URL`] = 'http://127.0.0.1:9';
    const { message, exitCode } = await failure(summary);
    expect([message, exitCode]).toEqual(['Not every service answered', 1]);
    expect(said.join()).toContain('shipment  TypeError');
  });

  it('says which token it needs', async () => {
    process.env['OPERATIONS_TOKEN'] = 'another';
    expect((await failure(list, ...GROUP)).message).toContain(
      '401 UNAUTHORIZED: Send the token of operations',
    );
  });

  it('knows which groups there can be', async () => {
    expect(await failure(list, '--group', 'kitchen')).toEqual({
      message: `Unknown group kitchen: use ${serviceNames.flatMap(groupsOf).join(', ')}`,
      exitCode: 2,
    });
    expect((await failure(list, '--group', 'shipment-projector')).message).toContain('404 UNKNOWN_GROUP');
  });
});

describe('outbox', () => {
  const OF_SHIPMENT = ['--service', 'shipment'];
  beforeEach(async () => {
    await served.database.query(
      `insert into outbox (event_id, bucket, topic, key, headers, parked_at, parked_reason)
       select gen_random_uuid(), 0, 'stock-level-changed', 'MUG', '{}', parked_at, 'too large'
       from (values ('2026-07-01T12:00:00.5Z'::timestamptz), (null)) as rows (parked_at)`,
    );
  });

  it('parked shows what the broker refused and what waits', async () => {
    const text = await run(parked, ...OF_SHIPMENT);
    expect(text.split('\n').slice(0, 2)).toEqual([
      'SERVICE   ROW      TOPIC                KEY  PARKED                WAITING  REASON',
      'shipment  write-1  stock-level-changed  MUG  2026-07-01T12:00:00Z  1        too large',
    ]);
  });

  it('release has it tried again', async () => {
    expect(await run(release, ...OF_SHIPMENT, 'write-1')).toMatch(/^Released row write-1: event/);
    expect(await run(parked, ...OF_SHIPMENT)).toBe('No parked rows');
    expect((await failure(release, ...OF_SHIPMENT, 'write-1')).message).toContain('OUTBOX_ROW_NOT_PARKED');
  });

  it('drop wants a reason, and gives it up', async () => {
    expect((await failure(drop, ...OF_SHIPMENT, 'write-1')).exitCode).toBe(2);
    const text = await run(drop, ...OF_SHIPMENT, 'write-1', '--reason', 'told them by phone');
    expect(text).toMatch(/^Dropped row write-1: event/);
    expect(await served.database.query('select id from outbox')).toEqual([{ id: '2' }]);
  });
});

describe('The runbook of parked rows', () => {
  const page = readFileSync(join(projectRoot, 'docs/runbooks/outbox-rows-parked.md'), 'utf8');
  const said = [...page.matchAll(/^npm run shop -- outbox (release|drop) (.*)$/gm)];

  it('chooses rows in each way that there is', () => {
    const options = new Set(page.match(/--(?:topic|refused-for|all)\b/g));
    expect([options.size, said.length]).toEqual([3, 5]);
  });

  it.each(said.map(([, what = '', which = '']) => ({ what, which })))('$what $which', async (each) => {
    await served.database.query(
      `insert into outbox (event_id, bucket, topic, key, headers, parked_at, parked_reason)
       values (gen_random_uuid(), 0, 'stock-level-changed', 'MUG', '{}', now(), 'MESSAGE_TOO_LARGE')`,
    );
    const here = each.which.replace('order-placed', 'stock-level-changed').replace('write-42', 'write-1');
    const words = here.replace('--service order', '--service shipment').matchAll(/"[^"]*"|\S+/g);
    const args = Array.from(words, ([word]) => word.replaceAll('"', ''));
    const command = each.what === 'drop' ? drop : release;

    const outcome = await run(command, ...args);
    const isTried = args.includes('--dry-run');
    expect(outcome).toMatch(
      isTried ? /^Would have released 1 row$/m : /^(?:Released|Dropped) (?:1 row|row write-1)/m,
    );
    expect((await run(parked, '--service', 'shipment')) === 'No parked rows').toBe(!isTried);
  });
});

describe('replay', () => {
  const of = (from: string, to: string) => [
    'shipment',
    '--topic',
    served.topic.name,
    '--from',
    from,
    '--to',
    to,
  ];
  const IN_FIRST = ['--partition', '0'];
  // Two of its group, one unreadable, and one that may or may not have been handled.
  beforeAll(() => takenFacts(served.topic, 'a fact', 'a fact', Buffer.from('nonsense'), 'an old fact'));

  it('tells its range, what became of it, and what of it is parked', async () => {
    expect((await run(replay, ...of('@0', '@2'), ...IN_FIRST, '--dry-run')).split('\n')).toEqual([
      'The range has 2 records in 1 partition',
      'Would replay 2 events',
    ]);
    expect(await stages()).toEqual([]);
    expect((await run(replay, ...of('@0', '@1'), ...IN_FIRST)).split('\n')).toEqual([
      'The range has 1 record in 1 partition',
      'Replayed: 1 event',
      'Of the range, 1 wait in the retry tiers, and 0 are dead letters or behind one',
    ]);
    expect(await stages()).toEqual(['5s']);
  });

  it('says what was left out, and fails for what was asked for and cannot be', async () => {
    await run(replay, ...of('@0', '@2'), ...IN_FIRST);
    await served.database.query('delete from parked_event where source_offset = 0');
    const { message, exitCode } = await failure(replay, ...of('29d', '0s'), '--rate', '5000');
    expect(said[1]).toBe(
      'Replayed: 0 events; left out: 1 handled before, 1 parked already, 1 older than the log, 1 unreadable',
    );
    expect([message, exitCode]).toEqual([expect.stringContaining('they need --force'), 1]);
    expect((await failure(replay, ...of('@2', '@3'), ...IN_FIRST)).message).toContain('No longer readable');
  });

  it('waits until the tiers are done with it, and fails for what is dead then', async () => {
    await served.database.query(`delete from processed_event`);
    await run(replay, ...of('@0', '@2'), ...IN_FIRST);
    await served.database.query(`update parked_event set stage = 'dead' where source_offset = 1`);
    const waited = failure(replay, ...of('@0', '@2'), ...IN_FIRST, '--wait');
    await served.database.query('delete from parked_event where source_offset = 0');
    expect((await waited).message).toContain('Not handled: 1 event');
  });

  it('gives lines of JSON', async () => {
    const lines = (await run(replay, ...of('@0', '@1'), ...IN_FIRST, '--dry-run', '--json')).split('\n');
    expect(JSON.parse(lines.at(-1) ?? '')).toEqual({ end: 'complete' });
  });

  it('wants a range with two ends, and a partition for offsets', async () => {
    expect((await failure(replay, 'shipment', '--topic', served.topic.name, '--from', '2h')).exitCode).toBe(
      2,
    );
    expect((await failure(replay, ...of('@0', '@1'))).message).toContain('--partition');
    expect((await failure(replay, ...of('@one', '@1'), ...IN_FIRST)).exitCode).toBe(2);
    expect((await failure(replay, ...of('40d', '0s'))).message).toContain('RANGE_BEYOND_LOG');
    expect((await failure(replay, ...of('2h', '0s'), '--force')).message).toContain(
      'not declared replayable',
    );
    const projector = ['shipment-projector', ...of('2h', '0s').slice(1)];
    expect((await failure(replay, ...projector)).message).toContain('projection rebuild');
  });
});
