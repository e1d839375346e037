import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from './paths.mjs';
import { Problem, report } from './problem.mjs';

/**
 * @typedef {{ port: number, description: string }} Service the port of its API, and what it does, in a
 * sentence
 */

/** The offset from the port of a service's API to that of its operations. */
export const operationsOffset = 10;
export const consolePort = 3010;

/** Names that containers, users or databases already have. */
const taken = new Set(['broker', 'console', 'deploy', 'kafka', 'operations', 'postgres', 'registry', 'shop']);

/** The services of the shop, by name. @type {Record<string, Service>} */
export const serviceList = readList();
export const services = Object.keys(serviceList);

/** @param {string} name */
export function assertService(name) {
  if (services.includes(name)) return;
  throw new Problem(`There is no service ${name}, only ${services.join(', ')}.`);
}

/** The service that a command names. @param {{ words: string[] }} given */
export function chosenService({ words: [name] }) {
  if (name === undefined) throw new Problem(`Which service? One of ${services.join(', ')}.`);
  assertService(name);
  return name;
}

/**
 * Reads the text of `services.json`.
 * @param {string} text
 * @returns {Record<string, Service>}
 * @throws {Problem} naming all mistakes
 */
export function parseServices(text) {
  const list = parseObject(text);
  const owners = new Map([[consolePort, 'the console']]);
  const problems = Object.entries(list).flatMap(([name, service]) =>
    [
      ...nameProblems(name),
      ...entryProblems(service ?? {}),
      ...portProblems(name, service?.port, owners),
    ].map((problem) => `  ${name}: ${problem}`),
  );
  if (Object.keys(list).length === 0) problems.push('  It names no service.');
  if (problems.length > 0) throw new Problem(`services.json has mistakes:\n${problems.join('\n')}`);
  return list;
}

function readList() {
  try {
    return parseServices(readFileSync(join(projectFolder, 'services.json'), 'utf8'));
  } catch (error) {
    // No script works without the list, and none could catch an error that is thrown while it is loaded.
    report(error);
    return process.exit(1);
  }
}

function parseObject(text) {
  try {
    return Object(JSON.parse(text));
  } catch (error) {
    throw new Problem(`services.json is not JSON: ${error.message}`);
  }
}

/** A name is one word: it becomes a part of variables, databases, Protobuf packages and names in the code. */
function nameProblems(name) {
  if (taken.has(name)) return ['another process, user or database beside the services has this name'];
  const isWord = /^[a-z][a-z0-9]*$/.test(name);
  return isWord ? [] : ['a name has lower-case letters and digits, and begins with a letter'];
}

function entryProblems({ port, description, ...others }) {
  const isPort = Number.isInteger(port) && port >= 1024 && port + operationsOffset < 65_536;
  return [
    ...(isPort ? [] : ['port must be a whole number from 1024 to 65525']),
    ...(typeof description === 'string' && description !== '' ? [] : ['description must be a sentence']),
    ...Object.keys(others).map((key) => `${key} is not a key of a service: only port and description are`),
  ];
}

function portProblems(name, port, owners) {
  return [port, port + operationsOffset].flatMap((each) => {
    const owner = owners.get(each);
    owners.set(each, name);
    return owner === undefined || Number.isNaN(each) ? [] : [`port ${each} is one of ${owner} already`];
  });
}
