import './stack/node-version.mjs';
import { nodeCommand, withProjectPackages } from './project/prepare.mjs';
import { readCommandLine } from './stack/command-line.mjs';
import { run } from './stack/processes.mjs';

const usage = `npm run test:mutants -- [<word>...]

Plants one fault after the other, and checks that a test finds each: docs/promises.md. A word chooses faults: unit or
int, the number of a promise, or a part of a fault, its source or its test. Several words choose the faults of each.`;

const { words } = readCommandLine(usage, { maxWords: Infinity });

// The project's own Node reads the list of faults without a build.
await withProjectPackages(async (processes, signal) => {
  process.exitCode = await run(processes, nodeCommand(['tools/mutants/main.mjs', ...words]), signal);
});
