import { jest } from '@jest/globals';
import type { Command } from 'commander';
import { exitCodeOf } from '../src/failure.js';

/** Runs commands in this process, and hears what they say. */
export function aCommandLine() {
  const said: string[] = [];
  const warned: string[] = [];

  /** From here on, until the mocks are restored. */
  function listen(): void {
    said.length = warned.length = 0;
    jest.spyOn(console, 'log').mockImplementation((text: unknown) => void said.push(String(text)));
    jest.spyOn(console, 'error').mockImplementation((text: unknown) => void warned.push(String(text)));
  }

  /** The output of a command. */
  async function run(command: Command, ...args: string[]): Promise<string> {
    const quiet = command.exitOverride().configureOutput({ writeErr: () => undefined });
    await quiet.parseAsync(args, { from: 'user' });
    return said.splice(0).join('\n');
  }

  async function failure(
    command: Command,
    ...args: string[]
  ): Promise<{ message: string; exitCode: number }> {
    try {
      await run(command, ...args);
    } catch (error) {
      return { message: (error as Error).message, exitCode: exitCodeOf(error) };
    }
    throw new Error('the command did not fail');
  }

  return { said, warned, listen, run, failure };
}
