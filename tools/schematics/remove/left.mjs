import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFiles } from '../../project/files.mjs';
import { projectFolder } from '../../stack/paths.mjs';
import { camel } from '../names.mjs';

const code = /^(?:apps|bench|libs|test|tools)\/.*\.(?:tsx?|mjs)$/;
const pages = /^(?:README|CONTRIBUTING)\.md$|^docs\/.*\.md$|^infra\/.*\.(?:json|ya?ml|md)$/;
/** Generated files, and the files of this script. */
const notByHand = /\/gen\/|^docs\/events\/|\/generated\/|^tools\/schematics\//;

/**
 * The names by which others use a service: its own, its topics, and the exports of its contracts. @param
 * {string} service
 */
export function namesOf(service) {
  const files = projectFiles();
  const generated = files.filter((file) => file.startsWith(`libs/contracts/src/gen/shop/${service}/`));
  const messages = generated.flatMap((file) =>
    [...read(file).matchAll(/^export (?:const|type|enum) (\w+)/gm)].map(([, name]) => name),
  );
  const protos = files.filter((file) => file.startsWith(`proto/shop/${service}/`));
  const topics = protos.map((file) => camel(file.replace(/.*\/|\.proto$/g, '').replaceAll('_', '-')));
  return { service, exported: [...messages, ...topics] };
}

/**
 * The files that still name the removed service: code and pages. @param {{ service: string, exported:
 * string[] }} names
 */
export function filesNaming({ service, exported }) {
  const inCode = new RegExp(
    `\\b(?:${exported.join('|')})\\b|['".]${service}(?:_write|_read)?\\b|apps/${service}/`,
  );
  const inPages = new RegExp(`\\b${service}s?\\b`, 'i');
  return { code: matching(code, inCode), pages: matching(pages, inPages) };
}

function matching(files, words) {
  return projectFiles()
    .filter((file) => files.test(file) && !notByHand.test(file) && words.test(read(file)))
    .toSorted();
}

function read(file) {
  return readFileSync(join(projectFolder, file), 'utf8');
}
