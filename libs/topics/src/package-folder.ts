// Imported as a whole: an older Node, which gets a clear message, lacks some of its names.
import module from 'node:module';
import { dirname, join } from 'node:path';

/**
 * A file or folder of the package of a module, wherever in the package the build has put the module.
 */
export function packageFolder(moduleUrl: string, name: string): string {
  const packageJson = module.findPackageJSON(moduleUrl);
  if (packageJson === undefined) throw new Error(`There is no package.json, beside which ${name} should be`);
  return join(dirname(packageJson), name);
}
