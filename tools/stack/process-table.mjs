import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

const hasProc = existsSync('/proc/self/cmdline');

/**
 * The command line of a live process, or ''. A pid that was given to someone else after a reboot, and a zombie that
 * nobody reaps, are both recognised by it.
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

/** True while the script of ours with that pid is alive. @param {number} pid */
export function isScript(pid) {
  return /\b(start|stack|test)\.mjs\b/.test(commandLine(pid));
}

/** Memory of a process and its direct children (PostgreSQL is one process per connection), in megabytes. */
export function memoryOf(pid) {
  const pids = [pid, ...childrenOf(pid)];
  const kilobytes = pids.map((each) =>
    hasProc ? proportionalMemory(each) : Number(ps('-o', 'rss=', '-p', each)),
  );
  return Math.round(kilobytes.reduce((sum, each) => sum + each, 0) / 1024);
}

function childrenOf(pid) {
  if (!hasProc) {
    const rows = ps('-ax', '-o', 'pid=,ppid=')
      .split('\n')
      .map((row) => row.trim().split(/\s+/).map(Number));
    return rows.filter(([, parent]) => parent === pid).map(([child]) => child);
  }
  const pids = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
  return pids.filter((each) => statusField(each, 'status', 'PPid') === pid);
}

/** The proportional share, because PostgreSQL's processes would each count the same shared buffers. */
function proportionalMemory(pid) {
  return statusField(pid, 'smaps_rollup', 'Pss') || statusField(pid, 'status', 'VmRSS');
}

function statusField(pid, file, field) {
  try {
    const match = readFileSync(`/proc/${pid}/${file}`, 'utf8').match(new RegExp(`^${field}:\\s+(\\d+)`, 'm'));
    return Number(match?.[1] ?? 0);
  } catch {
    return 0;
  }
}

function ps(...args) {
  return execFileSync('ps', args.map(String), {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();
}
