import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The output of `npm run shop -- <args>` on the stack of this test run. Rejects when it fails. */
export async function runShopCommand(args: string[], env: Record<string, string> = {}): Promise<string> {
  const options = { env: { ...process.env, ...env } };
  try {
    const { stdout } = await run(process.execPath, ['dist/apps/shop/src/main.js', ...args], options);
    return stdout;
  } catch (error) {
    // The error itself shows only half of the output.
    if (error instanceof Error && 'stdout' in error) error.message += `\n${String(error.stdout)}`;
    throw error;
  }
}
