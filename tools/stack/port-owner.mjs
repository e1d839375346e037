import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { commandLine } from './process-table.mjs';

/** "pid 123 (its command line)" of the process that listens on the port, if the system shows it. */
export function portOwner(port) {
  try {
    const pid = existsSync('/proc/net/tcp') ? listenerFromProc(port) : listenerFromLsof(port);
    return pid && `pid ${pid} (${commandLine(pid).slice(0, 120)})`;
  } catch {
    return undefined;
  }
}

function listenerFromProc(port) {
  const socket = `socket:[${listeningInode(port)}]`;
  return readdirSync('/proc').find((pid) => /^\d+$/.test(pid) && holds(pid, socket));
}

function listeningInode(port) {
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  const rows = ['/proc/net/tcp', '/proc/net/tcp6']
    .filter(existsSync)
    .flatMap((file) => readFileSync(file, 'utf8').trim().split('\n').slice(1))
    .map((row) => row.trim().split(/\s+/));
  const listening = '0A';
  return rows.find(([, address, , state]) => address.endsWith(suffix) && state === listening)?.[9];
}

function holds(pid, socket) {
  try {
    return readdirSync(`/proc/${pid}/fd`).some((fd) => readlinkSync(`/proc/${pid}/fd/${fd}`) === socket);
  } catch {
    return false;
  }
}

function listenerFromLsof(port) {
  const pids = execFileSync('lsof', ['-nP', '-t', `-iTCP:${port}`, '-sTCP:LISTEN'], { encoding: 'utf8' });
  return Number(pids.split('\n')[0]);
}
