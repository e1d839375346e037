import { watch } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../stack/paths.mjs';

/** An editor that saves several files at once does so within this time. */
const QUIET_MS = 50;

/**
 * Calls back with the changed sources in these folders, as paths within the project: only files that a build
 * compiles.
 * @param {string[]} folders
 * @param {AbortSignal} signal ends the watching
 * @param {(files: string[]) => void} onChange
 */
export function watchSources(folders, signal, onChange) {
  /** @type {Set<string>} */
  const changed = new Set();
  let timer;
  const tell = () => {
    onChange([...changed]);
    changed.clear();
  };
  for (const folder of folders) {
    watch(join(projectFolder, folder), { recursive: true, signal }, (_, name) => {
      if (!isSource(name)) return;
      changed.add(join(folder, name));
      clearTimeout(timer);
      timer = setTimeout(tell, QUIET_MS);
    });
  }
}

/** @param {string | null} name */
function isSource(name) {
  return name !== null && /\bsrc\/.*\.ts$/.test(name) && !name.endsWith('.spec.ts');
}
