import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** True on Linux. Other systems need `ps`, which small Linux images lack. */
const hasProc = existsSync('/proc/self/cmdline');

/**
 * The command line of a live process, or ''. It reveals a pid that belongs to another program after a reboot,
 * and a zombie that nobody reaps.
 * @param {number} pid
 */
export function commandLine(pid) {
  try {
    return hasProc
      ? readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
      : ps('-ww', '-o', 'command=', '-p', String(pid));
  } catch {
    return '';
  }
}

/** True while our script with that pid is alive. @param {number} pid */
export function isScript(pid) {
  return /\btools\/(mutants\/main|[\w-]+)\.mjs\b/.test(commandLine(pid));
}

/** @param {number} pid */
export function parentOf(pid) {
  return allProcesses().find((each) => each.pid === pid)?.parent;
}

/** Memory of a process and its direct children (PostgreSQL is one process per connection), in megabytes. */
export function memoryOf(pid) {
  const family = allProcesses().filter((each) => each.pid === pid || each.parent === pid);
  return Math.round(family.reduce((sum, each) => sum + kilobytesOf(each.pid), 0) / 1024);
}

/** @returns {{ pid: number, parent: number }[]} */
function allProcesses() {
  if (hasProc) {
    const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
    return pids.map((pid) => ({ pid: Number(pid), parent: procField(pid, 'status', 'PPid') }));
  }
  const rows = ps('-ax', '-o', 'pid=,ppid=').split('\n');
  return rows.map((row) => row.trim().split(/\s+/).map(Number)).map(([pid, parent]) => ({ pid, parent }));
}

/**
 * The proportional share where the system has one: otherwise each process of PostgreSQL would count the
 * shared buffers.
 */
function kilobytesOf(pid) {
  if (!hasProc) return Number(ps('-o', 'rss=', '-p', String(pid)));
  return procField(pid, 'smaps_rollup', 'Pss') || procField(pid, 'status', 'VmRSS');
}

function procField(pid, file, field) {
  try {
    const content = readFileSync(`/proc/${pid}/${file}`, 'utf8');
    return Number(content.match(new RegExp(`^${field}:\\s+(\\d+)`, 'm'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

function ps(...args) {
  return execFileSync('ps', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
}
