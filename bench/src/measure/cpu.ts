import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The unit of /proc: hundredths of a second on every current Linux. */
const TICKS_PER_SECOND = 100;

/** Seconds of CPU that each part has used, in all. */
export interface CpuSeconds {
  /** This process and its child processes. */
  own: number;
  postgres: number;
  kafka: number;
}

/** The CPU time of the parts so far. On systems without /proc, the time of the servers is unknown, and 0. */
export function cpuSeconds(): CpuSeconds {
  const { user, system } = process.cpuUsage();
  return {
    own: (user + system) / 1e6 + cpuOfChildren(process.pid),
    postgres: cpuOf('postgres'),
    kafka: cpuOf('kafka'),
  };
}

export function cpuSince(before: CpuSeconds): CpuSeconds {
  const now = cpuSeconds();
  return {
    own: now.own - before.own,
    postgres: now.postgres - before.postgres,
    kafka: now.kafka - before.kafka,
  };
}

/**
 * The CPU time of a process and its children, even ended ones: PostgreSQL has a process for each session.
 */
export function cpuOfFamily(pid: number): number {
  return sum(processes().filter((each) => each.pid === pid || each.parent === pid));
}

function cpuOfChildren(pid: number): number {
  return sum(processes().filter(({ parent }) => parent === pid));
}

function sum(all: { seconds: number }[]): number {
  return all.reduce((total, { seconds }) => total + seconds, 0);
}

/** The CPU time of a server, 0 where it is unknown. */
export function cpuOf(part: 'postgres' | 'kafka'): number {
  const pid = pidOf(part);
  return pid === undefined ? 0 : cpuOfFamily(pid);
}

/** The pid of a server of this run's stack. */
export function pidOf(part: 'postgres' | 'kafka'): number | undefined {
  const folder = process.env['STACK_FOLDER'];
  if (folder === undefined) return undefined;
  try {
    return (JSON.parse(readFileSync(join(folder, 'run', `${part}.pid`), 'utf8')) as { pid: number }).pid;
  } catch {
    return undefined;
  }
}

function processes(): { pid: number; parent: number; seconds: number }[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.flatMap((pid) => statOf(Number(pid)));
}

function statOf(pid: number): { pid: number; parent: number; seconds: number }[] {
  try {
    // The name of the program comes in parentheses, and may hold spaces.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
    return [{ pid, parent: Number(fields[1]), seconds: ticks / TICKS_PER_SECOND }];
  } catch {
    return [];
  }
}
