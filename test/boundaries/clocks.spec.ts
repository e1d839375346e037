import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const ROOT = join(import.meta.dirname, '../..');

const WALL_CLOCK = /\bDate\.now\(\)|\bnew Date\(\)/;

/**
 * The files that need the time of day, each with its reason. A clock can be set forward or back at any
 * moment, so it measures nothing.
 */
const TIME_OF_DAY: Record<string, string> = {
  'apps/shop/src/arguments.ts': 'a moment such as `2h ago` on the command line',
  'apps/shop/src/console/live-feed.ts': 'shown: when a line was made',
  'apps/shop/src/console/story-feed.ts': 'shown: when a fact was first seen as handled',
  'libs/http/src/requests/command-request.ts': 'when a command was given: part of its fact',
  'libs/inbox/src/consume/tier-processor.ts': 'when a retry is due was written by another process',
  'libs/inbox/src/inbox-metrics.ts': 'the age of a fact that another process made',
  'libs/inbox/src/ledger/parking.ts': 'when a retry is due is read by another process',
  'libs/messaging/src/event-context.ts': 'when an event was handled: part of its effect',
  'libs/messaging/src/kafka/patches/heartbeat-clock.ts': 'compares with what kafkajs has noted',
  'libs/messaging/src/kafka/patches/metadata-clock.ts': 'compares with what kafkajs has noted',
  'libs/messaging/src/kafka/patches/throttle-clock.ts': 'compares with what kafkajs has noted',
  'libs/messaging/src/lag/lag-reader.ts': 'the age of a record by its timestamp',
  'libs/messaging/src/lag/oldest-waiting.ts': 'the age of a record by its timestamp',
  'libs/outbox/src/age.ts': 'the time in which a machine sleeps counts as well, and the later clock decides',
  'libs/outbox/src/outbox.ts': 'when a fact was made',
  'libs/projection/src/rebuild/history.ts': 'compares with the timestamps of records',
  'libs/uuid/src/uuidv7.ts': 'a UUID of version 7 begins with the time of day',
};

const sources = globSync('{apps,libs}/*/src/**/*.ts', { cwd: ROOT }).filter(
  // The console's pages run in a browser, and show when something was.
  (file) => !/[.]spec[.]ts$|^apps\/shop\/src\/console\/pages\//.test(file),
);

describe('the clock of the machine', () => {
  it('measures no duration, and decides no upkeep', () => {
    const reading = sources.filter((file) => WALL_CLOCK.test(readFileSync(join(ROOT, file), 'utf8')));

    expect(sources.length).toBeGreaterThan(500);
    // Durations: performance.now(). Upkeep: serverTime() of @shop/database.
    expect(reading.toSorted()).toEqual(Object.keys(TIME_OF_DAY));
  });
});
