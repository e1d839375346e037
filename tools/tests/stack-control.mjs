import { createServer } from 'node:http';
import { interruptPart, killPart, resumePart } from '../stack/local-stack.mjs';

/**
 * Lets tests take a part of their stack away and bring it back: `POST /kafka/stop` or `/kafka/kill`, `POST /kafka/start`. It is done here and not
 * in jest, so that whatever becomes of jest, everything that was started ends with this script.
 * @param {import('../stack/part.mjs').Instance} instance
 */
export async function serveStackControl(instance) {
  const actions = {
    stop: (name) => interruptPart(instance.folder, name),
    kill: (name) => killPart(instance.folder, name),
    start: (name) => resumePart(instance, name),
  };
  const answer = async ({ url }, response) => {
    const [, name, action] = url.split('/');
    try {
      await actions[action](name);
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
