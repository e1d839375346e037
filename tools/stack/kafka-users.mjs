import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { operationsUser, services } from './environment.mjs';
import { Problem } from './problem.mjs';

/** As which the broker speaks to itself and to its controller. */
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

/** Users are made with the data: with older data the broker would start and let nobody in. @param {string} data */
export function assertUsersKnown(data) {
  const known = existsSync(noteFile(data)) ? readFileSync(noteFile(data), 'utf8').split('\n') : [];
  const missing = users.filter((name) => !known.includes(name));
  if (missing.length === 0) return;
  throw new Problem(
    `The data in ${data} is from before Kafka had the users ${missing.join(', ')}.\n` +
      '`npm run stack -- reset` deletes the data of the stack; the next start makes it anew, with these users.',
  );
}
