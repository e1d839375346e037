import { prepareProject } from '../project/prepare.mjs';
import { onTestStack } from '../tests/on-test-stack.mjs';
import { prometheusEnvironment } from '../tests/prometheus.mjs';
import { chosenMutants, kindOf } from './list.mjs';
import { MutantRun } from './run.mjs';

// Needs the project's own Node, which reads the list without a build.
await onTestStack(async ({ processes, signal, startStack }) => {
  const mutants = await chosenMutants(process.argv.slice(2));
  const needsStack = mutants.some((mutant) => kindOf(mutant) === 'int');
  await prepareProject(processes, signal, { build: needsStack });
  const prometheus = await prometheusEnvironment(['unit'], processes, signal);
  const stack = needsStack ? await startStack() : undefined;
  const env = { ...stack?.env, ...prometheus };
  const survivors = await new MutantRun({ processes, signal, env }).all(mutants);
  return survivors === 0 ? 0 : 1;
});
