import { createServer } from 'node:http';
import { join } from 'node:path';
import { setPassword } from '../stack/kafka-users.mjs';
import { interruptPart, killPart, resumePart } from '../stack/local-stack.mjs';
import { restoreDisk, shrinkDisk } from './small-disk.mjs';

/**
 * Lets tests stop a part of their stack and start it again (`POST /kafka/stop` or `/kafka/kill`, `POST
 * /kafka/start`), move the data of a stopped part to a disk with room for so many MiB more, and back (`POST
 * /kafka/shrink/32`, `POST /kafka/restore`), and change the password of a user of Kafka (`POST
 * /kafka/password/<user>/<password>`). This script does it, not jest, so that everything that was started
 * ends with this script, whatever happens to jest.
 * @param {import('../stack/part.mjs').Instance} instance
 */
export async function serveStackControl(instance) {
  const actions = {
    stop: (name) => interruptPart(instance.folder, name),
    kill: (name) => killPart(instance.folder, name),
    start: (name) => resumePart(instance, name),
    shrink: (name, mebibytes) => shrinkDisk(join(instance.folder, name), Number(mebibytes)),
    restore: (name) => restoreDisk(join(instance.folder, name)),
    password: (_kafka, user, password) => setPassword(instance, user, password),
  };
  const answer = async ({ url }, response) => {
    const [, name, action, ...details] = url.split('/');
    try {
      await actions[action](name, ...details);
      response.writeHead(204).end();
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
