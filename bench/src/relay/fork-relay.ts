import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { StartRelay } from './start-relay.js';

const PROGRAM = fileURLToPath(new URL('relay-process.js', import.meta.url));

/** The same relay in a process of its own. */
export const forkRelay: StartRelay = ({ databaseUrl, batchSize, onSent }) => {
  const child = fork(PROGRAM, [databaseUrl, String(batchSize)]);
  child.on('message', (count) => onSent(Number(count)));
  return async () => {
    const gone = once(child, 'exit');
    if (child.connected) child.disconnect();
    await gone;
  };
};
