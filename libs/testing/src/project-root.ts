import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of the project, for code that runs from its sources as for code that was built. */
export const projectRoot: string = rootAbove(import.meta.dirname);

function rootAbove(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : rootAbove(dirname(folder));
}
