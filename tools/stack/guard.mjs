// The guard process starts all processes of a foreground script (npm start, npm test). It lives in a session
// of its own, and once the script is gone, however it died, it stops them. Without it a `kill -9` of the
// script would leave a database, a broker and three services behind.
import { signalGroup, spawnGroup } from './spawn.mjs';

const patience = 8_000;
/** @type {Map<number, NodeJS.Signals>} pid -> the signal that stops it */
const running = new Map();
let stopping = false;

function start({ id, spec }) {
  const child = spawnGroup(spec);
  child.once('error', (error) => tell({ id, failed: error.message }));
  if (child.pid === undefined) return;
  running.set(child.pid, spec.stopSignal ?? 'SIGTERM');
  tell({ id, pid: child.pid });
  child.once('exit', (code, signal) => {
    running.delete(child.pid);
    tell({ id, exit: { code, signal } });
    if (stopping && running.size === 0) process.exit();
  });
}

function tell(message) {
  if (process.connected) process.send(message, () => {});
}

function stopEverything() {
  if (stopping) return;
  stopping = true;
  if (running.size === 0) process.exit();
  for (const [pid, signal] of running) signalGroup(pid, signal);
  setTimeout(() => {
    for (const pid of running.keys()) signalGroup(pid, 'SIGKILL');
    process.exit();
  }, patience);
}

process.on('message', start);
process.on('disconnect', stopEverything);
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, stopEverything);
