import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromJson, toBinary } from '@bufbuild/protobuf';
import { base64Encode } from '@bufbuild/protobuf/wire';
import { Problem } from '../stack/problem.mjs';
import { compile, filesOf } from './buf.mjs';
import { isUnreleased, violationsOf } from './check.mjs';
import { topicOf } from './layout.mjs';
import { digestOf, releasesOf } from './releases.mjs';

/**
 * Keeps the contracts as they are now, for good: the text for the registry, and one event of each kind as
 * this version writes it.
 * @param {import('./layout.mjs').Layout} layout
 * @param {string} date
 * @returns {number} of the release
 */
export function makeRelease(layout, date) {
  const latest = releasesOf(layout).at(-1);
  if (!isUnreleased(layout, latest)) throw new Problem(`Nothing has changed since release ${latest.number}.`);
  const violations = violationsOf(layout);
  if (violations.length > 0) throw new Problem(violations.join('\n\n'));
  const number = (latest?.number ?? 0) + 1;
  const events = writtenEvents(layout);
  const folder = join(layout.released, String(number));
  mkdirSync(folder, { recursive: true });
  try {
    cpSync(layout.proto, folder, { recursive: true });
    writeJson(join(folder, 'events.json'), events);
    writeJson(join(folder, 'release.json'), { date, sha256: digestOf(folder) });
  } catch (error) {
    rmSync(folder, { recursive: true });
    throw error;
  }
  return number;
}

/** The example of each event in JSON, and in bytes. @param {import('./layout.mjs').Layout} layout */
function writtenEvents({ root, examples }) {
  const events = filesOf(compile(root, 'proto')).map(({ name, messages: [event] }) => {
    const topic = topicOf(name);
    const json = readExample(join(examples, `${topic}.json`));
    try {
      return [topic, { bytes: base64Encode(toBinary(event, fromJson(event, json))), json }];
    } catch (error) {
      throw new Problem(`libs/contracts/examples/${topic}.json is no ${event.typeName}: ${error.message}`);
    }
  });
  return Object.fromEntries(events);
}

function readExample(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Problem(`Each event has an example: ${error.message}`);
  }
}

function writeJson(file, content) {
  writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`);
}
