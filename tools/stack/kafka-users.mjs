import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { operationsUser } from './environment.mjs';
import { kafkaProgram } from './kafka-program.mjs';
import { logFile } from './paths.mjs';
import { Problem } from './problem.mjs';
import { runOrFail } from './processes.mjs';
import { services } from './services.mjs';

/** The user by which the broker connects to itself and to its controller. */
export const brokerUser = 'broker';

const users = [brokerUser, operationsUser, ...services];

const noteFile = (data) => join(data, 'users.txt');

/** Arguments of the tool that formats the data folder: users, whose passwords are their names. */
export function addUsers() {
  return users.map((name) => `--add-scram=SCRAM-SHA-512=[name=${name},password=${name}]`);
}

/** @param {string} data */
export function noteUsers(data) {
  writeFileSync(noteFile(data), users.join('\n'));
}

/** The first part of a line of Java's login configuration: the caller completes it. */
export function login(module, user) {
  return `org.apache.kafka.common.security.${module} required username="${user}" password="${user}"`;
}

/**
 * Gives a user of a running broker another password, or creates the user.
 * @param {import('./part.mjs').Instance} instance @param {string} user @param {string} password
 */
export async function setPassword({ folder, ports, processes, signal }, user, password) {
  const settings = join(folder, 'kafka-users.properties');
  const how = ['security.protocol=SASL_PLAINTEXT', 'sasl.mechanism=SCRAM-SHA-512'];
  const who = `sasl.jaas.config=${login('scram.ScramLoginModule', operationsUser)};`;
  writeFileSync(settings, [...how, who].join('\n'));
  const broker = ['--bootstrap-server', `127.0.0.1:${ports.kafka}`, '--command-config', settings];
  const change = ['--alter', '--entity-type', 'users', '--entity-name', user];
  const secret = ['--add-config', `SCRAM-SHA-512=[password=${password}]`];
  const tool = kafkaProgram('kafka.admin.ConfigCommand', ...broker, ...change, ...secret);
  await runOrFail(processes, 'kafka users', { ...tool, log: logFile(folder, 'kafka-users') }, signal);
}

/**
 * Creates the users that are newer than the broker's data, such as that of a new service.
 * @param {string} data @param {import('./part.mjs').Instance} instance
 */
export async function addMissingUsers(data, instance) {
  const known = existsSync(noteFile(data)) ? readFileSync(noteFile(data), 'utf8').split('\n') : [];
  const missing = users.filter((name) => !known.includes(name));
  // Only the operations user may create another, and the broker does not start without its own.
  if (missing.includes(operationsUser) || missing.includes(brokerUser)) throw tooOld(data, missing);
  for (const user of missing) await setPassword(instance, user, user);
  if (missing.length > 0) noteUsers(data);
}

function tooOld(data, missing) {
  return new Problem(
    `The data in ${data} is from before Kafka had the users ${missing.join(', ')}.\n` +
      '`npm run stack -- reset` deletes the data of the stack; the next start creates it again, with these users.',
  );
}
