import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const MIB = 1024 ** 2;
const MOUNTS = '/proc/mounts';

/**
 * Whether tests can put a part on a small disk, in the environment. On CI they try it in any case; elsewhere
 * they are left out where nothing can be mounted, which is said in a way that nobody overlooks.
 * @param {string[]} kinds
 */
export async function smallDiskEnvironment(kinds) {
  if (!kinds.includes('e2e')) return {};
  const folder = mkdtempSync(join(tmpdir(), 'small-disk-'));
  try {
    await mountMemory(folder);
    await asRoot('umount', folder);
    return { SMALL_DISKS: 'true' };
  } catch (error) {
    console.log(
      `\n!!! The shop is NOT tested with full disks: nothing can be mounted here. ${error.message}\n`,
    );
    return {};
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Moves the data of a part that is stopped to a file system in memory, which has so much room beside it.
 * @param {string} data the folder of the part
 * @param {number} mebibytes
 */
export async function shrinkDisk(data, mebibytes) {
  renameSync(data, asideOf(data));
  mkdirSync(data);
  await mountMemory(data);
  await copy(asideOf(data), data);
  const { blocks, bfree, bsize } = statfsSync(data);
  const size = (blocks - bfree) * bsize + mebibytes * MIB;
  await asRoot('mount', '-o', `remount,size=${size}`, data);
}

/** Moves it back, as it is now. @param {string} data */
export async function restoreDisk(data) {
  const back = `${data}.back`;
  await copy(data, back);
  await asRoot('umount', data);
  rmSync(data, { recursive: true });
  renameSync(back, data);
  rmSync(asideOf(data), { recursive: true });
}

/** Whatever a test has left mounted cannot be removed. @param {string} folder */
export function unmountBelow(folder) {
  if (!existsSync(MOUNTS)) return;
  const points = mountPointsBelow(folder, readFileSync(MOUNTS, 'utf8'));
  for (const point of points) execFileSync(...rootCommand('umount', '--lazy', point));
}

/** Linux writes a space in a path as `\040`. @param {string} folder @param {string} mounts */
export function mountPointsBelow(folder, mounts) {
  return mounts
    .split('\n')
    .map((line) => line.split(' ')[1] ?? '')
    .map((point) => point.replace(/\\([0-7]{3})/g, (_, code) => String.fromCharCode(parseInt(code, 8))))
    .filter((point) => point.startsWith(`${folder}/`));
}

function asideOf(data) {
  return `${data}.aside`;
}

function mountMemory(folder) {
  const owner = `mode=700,uid=${process.getuid?.()},gid=${process.getgid?.()}`;
  return asRoot('mount', '-t', 'tmpfs', '-o', owner, 'tmpfs', folder);
}

function copy(from, to) {
  return run('cp', ['--archive', '--sparse=always', `${from}/.`, to]);
}

function asRoot(...words) {
  return run(...rootCommand(...words));
}

/** As root, or as a user who becomes root without a password. */
function rootCommand(...words) {
  const [command, ...args] = process.getuid?.() === 0 ? words : ['sudo', '-n', ...words];
  return /** @type {const} */ ([command, args]);
}
