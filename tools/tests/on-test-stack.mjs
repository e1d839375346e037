import { endFor, interruption } from '../stack/interruption.mjs';
import { guardedProcesses } from '../stack/processes.mjs';
import { removeAbandonedFolders, removeTestFolder, startTestStack } from './test-stack.mjs';

/**
 * Runs work that may start a stack of its own, and ends all processes that it has started. This process then
 * exits with the code that the work returns.
 * @param {(means: { processes: ReturnType<typeof guardedProcesses>, signal: AbortSignal, startStack:
 * (options?: Parameters<typeof startTestStack>[2]) => ReturnType<typeof startTestStack>, }) =>
 * Promise<number>} work
 */
export async function onTestStack(work) {
  const signal = interruption();
  const processes = guardedProcesses();
  let stack;
  const startStack = async (options) => {
    stack = await startTestStack(processes, signal, options);
    return stack;
  };
  try {
    await removeAbandonedFolders();
    process.exitCode = await work({ processes, signal, startStack });
  } catch (error) {
    endFor(error);
  } finally {
    await stack?.stop();
    processes.close();
    removeTestFolder();
  }
}
