import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

/** The scripts of tools/ in a folder of their own, where they can do no harm. Most need no dependencies. */
export class ToolsCopy {
  readonly parent = mkdtempSync(join(tmpdir(), 'tools-'));
  readonly folder = join(this.parent, 'my shop — café');

  constructor() {
    const isOwn = (path: string): boolean => !path.endsWith('node_modules');
    cpSync(join(ROOT, 'tools'), join(this.folder, 'tools'), { recursive: true, filter: isOwn });
    for (const file of ['package.json', 'services.json']) cpSync(join(ROOT, file), join(this.folder, file));
  }

  withDependencies(): this {
    symlinkSync(join(ROOT, 'node_modules'), join(this.folder, 'node_modules'));
    return this;
  }

  write(path: string, content: string): void {
    const file = join(this.folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }

  /** Runs `node tools/<args>` with this environment alone. */
  run(args: string[], env: Record<string, string> = {}): { code: number | null; said: string } {
    const [script = '', ...rest] = args;
    const { status, stdout, stderr } = spawnSync(process.execPath, [join('tools', script), ...rest], {
      cwd: this.folder,
      env: { PATH: process.env['PATH'], ...env },
      encoding: 'utf8',
    });
    return { code: status, said: stdout + stderr };
  }

  remove(): void {
    rmSync(this.parent, { recursive: true, force: true });
  }
}
