import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from '@shop/testing';

const run = promisify(execFile);

const PARTS = [
  'apps',
  'bench',
  'buf.yaml',
  'libs',
  'proto',
  'services.json',
  'test',
  'tools',
  'package.json',
  'tsconfig.json',
  '.swcrc',
];

/** A copy of the project, to change as a reader of a page would. */
export class ProjectCopy {
  readonly folder = mkdtempSync(join(projectRoot, '.stack/by-the-book-'));

  constructor() {
    const isOwn = (path: string): boolean => !path.endsWith('node_modules');
    for (const part of PARTS) {
      cpSync(join(projectRoot, part), join(this.folder, part), { recursive: true, filter: isOwn });
    }
    symlinkSync(join(projectRoot, 'node_modules'), join(this.folder, 'node_modules'));
  }

  /** Adds a file that begins with its name. */
  write(text: string): void {
    const [first = '', ...code] = text.split('\n');
    const file = join(this.folder, first.replace('// ', ''));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, code.join('\n'));
  }

  async patch(diff: string): Promise<void> {
    const file = join(this.folder, 'of-the-page.diff');
    writeFileSync(file, diff);
    // Outside of any repository, so that it is this tree that is changed.
    const env = { ...process.env, GIT_DIR: '/nowhere' };
    await run('git', ['apply', file], { cwd: this.folder, env });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
