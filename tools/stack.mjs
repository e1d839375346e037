import './stack/node-version.mjs';
import { existsSync, rmSync } from 'node:fs';
import { readCommandLine } from './stack/command-line.mjs';
import { interruption, Interrupted } from './stack/interruption.mjs';
import { stackPorts, stackStatus, startStack, stopStack } from './stack/local-stack.mjs';
import { chosenInstanceFolder } from './stack/paths.mjs';
import { Problem, report } from './stack/problem.mjs';
import { detachedProcesses } from './stack/processes.mjs';
import { secondsSince } from './stack/progress.mjs';
import { isInstance } from './stack/run-files.mjs';
import { otherOwner } from './stack/stop.mjs';

const usage = `npm run stack -- <command>

  up      start PostgreSQL, Kafka and the schema registry, and leave them running
  status  show each part: address, process, memory, health
  down    stop them; the data stays
  reset   stop them and delete the data; the downloads stay

STACK=<name> chooses another instance than "shop"; POSTGRES_PORT, KAFKA_PORT, KAFKA_CONTROLLER_PORT,
REGISTRY_PORT and REGISTRY_MANAGEMENT_PORT choose its ports.`;

const commands = { up, down, status, reset };
const command = readCommandLine(usage, { maxWords: 1 }, ({ words: [name] }) => {
  if (name === undefined) throw new Problem(`Name a command: ${Object.keys(commands).join(', ')}.`);
  if (!Object.hasOwn(commands, name)) throw new Problem(`There is no command ${name}.`);
  return commands[name];
});
let folder = '';

async function up() {
  const began = performance.now();
  const before = await stackStatus(folder);
  if (before.every(({ ready }) => ready)) {
    const owner = otherOwner(folder);
    console.log(`The stack is already up${owner ? `: it belongs to pid ${owner} and ends with it` : ''}.\n`);
    return status();
  }
  refuseForeign();
  const signal = interruption();
  const ports = stackPorts(folder);
  await startStack({ folder, ports, processes: detachedProcesses(), owner: null, durable: true, signal });
  console.log(`\nUp in ${secondsSince(began)}. It keeps running: \`npm run stack -- down\` stops it.\n`);
  await status();
}

async function down() {
  refuseForeign();
  const stopped = await stopStack(folder);
  if (stopped === 0) console.log('  The stack was not running.');
}

async function reset() {
  if (!existsSync(folder)) return console.log(`  There is nothing to delete: ${folder} does not exist.`);
  if (!isInstance(folder)) throw new Problem(`${folder} was not made by the stack, so it is left alone.`);
  await down();
  rmSync(folder, { recursive: true, force: true });
  console.log(`  ✓ Deleted ${folder}`);
}

async function status() {
  const rows = await stackStatus(folder);
  console.log(line('part', 'address', 'pid', 'memory', 'health'));
  for (const { title, port, pid, memory, ready } of rows) {
    const health = ready ? 'ready' : pid ? 'not answering' : 'stopped';
    console.log(line(title, `127.0.0.1:${port}`, pid ?? '-', memory ? `${memory} MB` : '-', health));
  }
  if (!rows.every(({ ready }) => ready)) process.exitCode = 3;
}

function refuseForeign() {
  const owner = otherOwner(folder);
  if (owner) throw new Problem(`The stack belongs to pid ${owner} (npm start): press Ctrl-C there.`);
}

function line(...cells) {
  return `  ${cells.map((cell, index) => String(cell).padEnd([17, 17, 9, 9, 0][index])).join('')}`.trimEnd();
}

try {
  folder = chosenInstanceFolder();
  await command();
} catch (error) {
  if (error instanceof Interrupted) console.log('\nInterrupted: stopped all parts that had started.');
  else report(error);
  process.exitCode = error instanceof Interrupted ? 130 : 1;
}
