import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { isScript } from './process-table.mjs';

/**
 * Runs `work` while no other script of ours holds the same lock. The lock of a killed holder does not count.
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} work
 * @param {(holder: number) => void | Promise<void>} onBusy called until the lock is free; throws to give up
 * @returns {Promise<T>}
 */
export async function withLock(file, work, onBusy) {
  mkdirSync(dirname(file), { recursive: true });
  while (!take(file)) await onBusy(Number(readFileSync(file, 'utf8')));
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return takeOver(file);
  }
}

function takeOver(file) {
  const holder = Number(readFileSync(file, 'utf8'));
  if (holder === process.pid || !isScript(holder)) {
    writeFileSync(file, String(process.pid));
    return true;
  }
  return false;
}
