import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of the project, both for code that runs from its sources and for built code. */
export const projectRoot: string = rootAbove(import.meta.dirname);

function rootAbove(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : rootAbove(dirname(folder));
}
