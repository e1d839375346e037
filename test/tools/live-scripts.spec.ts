import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, expect, it } from '@jest/globals';
import { ToolsCopy } from './tools-copy.js';

const { isScript } = (await import(join(import.meta.dirname, '../../tools/stack/process-table.mjs'))) as {
  isScript: (pid: number | undefined) => boolean;
};

const copy = new ToolsCopy();
afterAll(() => copy.remove());

// The processes of a script that does not live count as left over, and are stopped.
it.each(['tools/dev.mjs', 'tools/docs-events.mjs', 'tools/mutants/main.mjs'])(
  'A process of %s is known as a script that lives',
  (script) => {
    copy.write(script, 'setInterval(() => {}, 1_000);');
    const child = spawn(process.execPath, [script], { cwd: copy.folder, stdio: 'ignore' });
    try {
      expect(isScript(child.pid)).toBe(true);
    } finally {
      child.kill();
    }
  },
);

it('A process of another program is none', () => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1_000)']);
  try {
    expect(isScript(child.pid)).toBe(false);
  } finally {
    child.kill();
  }
});
