import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { stringify } from 'yaml';
import { layout } from '../contracts/layout.mjs';
import { releasesOf } from '../contracts/releases.mjs';
import { projectFolder } from '../stack/paths.mjs';
import { asyncApiOf } from './asyncapi.mjs';
import { eventPage } from './event-page.mjs';
import { documentedEvents } from './events.mjs';
import { overviewPage } from './overview-page.mjs';

/** Writes the documentation of the events. @param {string} folder is emptied first */
export async function generateEventDocs(folder) {
  const contracts = layout(projectFolder);
  const { serviceNames, topicCatalogue } = await library('contracts');
  const { groupsOf, topicConfig } = await library('topics');
  const events = documentedEvents(contracts, topicCatalogue, topicConfig);
  const version = String(releasesOf(contracts).at(-1)?.number);
  const files = [
    ['README.md', overviewPage(events, serviceNames)],
    ...events.map((event) => [`${event.topic.name}.md`, eventPage(event)]),
    ...serviceNames.map((service) => [
      `${service}.asyncapi.yaml`,
      stringify(asyncApiOf(service, groupsOf(service), events, version), {
        aliasDuplicateObjects: false,
        lineWidth: 0,
      }),
    ]),
  ];
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of files) writeFileSync(join(folder, name), await formatted(name, text));
}

function library(name) {
  return import(join(projectFolder, `dist/libs/${name}/src/index.js`));
}

async function formatted(name, text) {
  const options = await resolveConfig(join(projectFolder, name));
  return format(text, { ...options, filepath: name });
}
