import { existsSync, renameSync, rmSync } from 'node:fs';

/**
 * Creates a data folder in one step: `work` fills a draft beside it, which gets the real name only when it is
 * complete. An interrupted first start leaves nothing half-finished.
 * @param {string} folder
 * @param {(draft: string) => Promise<void>} work
 */
export async function createOnce(folder, work) {
  if (existsSync(folder)) return;
  const draft = `${folder}.draft`;
  rmSync(draft, { recursive: true, force: true });
  await work(draft);
  renameSync(draft, folder);
}
