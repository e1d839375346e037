import './stack/node-version.mjs';
import { existsSync } from 'node:fs';
import module from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { addressVariables, runningShopEnvironment } from './stack/running-shop.mjs';
import { projectFolder } from './stack/paths.mjs';
import { Problem, report } from './stack/problem.mjs';

// Runs the shop's command line for the shop that runs here: `npm run shop -- status`. In an image the program
// itself is the command.
const program = join(projectFolder, 'dist/apps/shop/src/main.js');
const onlyAsks = process.argv
  .slice(2)
  .some((arg) => ['help', '--help', '-h', '--version', '-V'].includes(arg));

try {
  if (!existsSync(program)) {
    throw new Problem('The shop is not built yet: `npm start` or `npm run build` builds it.');
  }
  const isToldWhere = addressVariables().some((variable) => process.env[variable] !== undefined);
  const isCommand = process.argv.length > 2 && !onlyAsks;
  if (isCommand && !isToldWhere) Object.assign(process.env, await runningShopEnvironment());
  // A command must start fast: compiled code is kept, and only source maps of this project are read.
  module.enableCompileCache?.(join(projectFolder, 'node_modules/.cache/shop'));
  module.setSourceMapsSupport?.(true, { nodeModules: false });
  process.argv[1] = program;
  await import(pathToFileURL(program).href);
} catch (error) {
  report(error);
  process.exitCode = 1;
}
