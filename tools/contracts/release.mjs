import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromJson, toBinary } from '@bufbuild/protobuf';
import { base64Encode } from '@bufbuild/protobuf/wire';
import { Problem } from '../stack/problem.mjs';
import { compile, filesOf } from './buf.mjs';
import { changedContracts } from './changed.mjs';
import { violationsOf } from './check.mjs';
import { topicOf } from './layout.mjs';
import { releasesOf, writeRelease } from './releases.mjs';

/**
 * Keeps the contracts that are new or have changed, for good: the text for the registry, and an event of each
 * as this version writes it.
 * @param {import('./layout.mjs').Layout} layout
 * @param {string} date
 * @returns {Pick<import('./releases.mjs').Release, 'number' | 'date' | 'changed'>}
 */
export function makeRelease(layout, date) {
  const violations = violationsOf(layout);
  if (violations.length > 0) throw new Problem(violations.join('\n\n'));
  const latest = releasesOf(layout).at(-1);
  const contracts = changedContracts(layout, latest);
  if (Object.keys(contracts).length === 0) {
    throw new Problem(
      latest ? `Nothing has changed since release ${latest.number}.` : 'There is no contract.',
    );
  }
  const changed = { contracts, events: writtenEvents(layout, contracts) };
  const release = { number: (latest?.number ?? 0) + 1, date, changed };
  writeRelease(layout.released, release);
  return release;
}

/** The example of each event in JSON, and in bytes. @param {import('./layout.mjs').Layout} layout */
function writtenEvents({ root, examples }, contracts) {
  const files = filesOf(compile(root, 'proto')).filter(({ name }) =>
    Object.hasOwn(contracts, `${name}.proto`),
  );
  const events = files.map(({ name, messages: [event] }) => {
    const topic = topicOf(name);
    const json = readExample(join(examples, `${topic}.json`));
    try {
      return [topic, { bytes: base64Encode(toBinary(event, fromJson(event, json))), json }];
    } catch (error) {
      throw new Problem(
        `libs/contracts/examples/${topic}.json is not a valid ${event.typeName}: ${error.message}`,
      );
    }
  });
  return Object.fromEntries(events);
}

function readExample(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Problem(`Each event needs an example: ${error.message}`);
  }
}
