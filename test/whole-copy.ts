import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';

const ROOT = join(import.meta.dirname, '..');
const notCopied = new Set(['node_modules', '.stack', '.git', 'dist']);
const run = promisify(execFile);

export interface Outcome {
  code: number;
  said: string;
}

/**
 * A copy of the whole project, to be changed as somebody would who builds on it. It has the same packages,
 * and the same downloads.
 */
export class WholeCopy {
  readonly folder = mkdtempSync(join(tmpdir(), 'clone-'));

  constructor() {
    const filter = (path: string) => !notCopied.has(basename(path));
    for (const name of readdirSync(ROOT).filter(filter)) {
      cpSync(join(ROOT, name), join(this.folder, name), { recursive: true, filter });
    }
    for (const packages of ['node_modules', 'tools/site/node_modules']) {
      if (existsSync(join(ROOT, packages))) symlinkSync(join(ROOT, packages), join(this.folder, packages));
    }
    mkdirSync(join(this.folder, '.stack'));
    symlinkSync(join(ROOT, '.stack/dist'), join(this.folder, '.stack/dist'));
  }

  /** Runs `npm run <script>` with this environment alone: the servers of the tests are not for the copy. */
  npm(script: string, args: string[] = [], env: Record<string, string> = {}): Promise<Outcome> {
    return this.#do('npm', ['run', '--silent', script, '--', ...args], env);
  }

  /** Runs the commands of a page. */
  run(commands: string): Promise<Outcome> {
    return this.#do('sh', ['-ec', commands], {});
  }

  /** The same for a script that stays. */
  start(script: string, args: string[], env: Record<string, string>): ChildProcess {
    const options = { cwd: this.folder, env: { ...surroundings(), ...env }, detached: true };
    return spawn('npm', ['run', '--silent', script, '--', ...args], options);
  }

  /** The content of each file, to see the changes of a script. */
  contents(): Record<string, string> {
    const files = globSync('**/*', { cwd: this.folder, exclude: (name) => notCopied.has(name) });
    const plain = files.filter((file) => statSync(join(this.folder, file)).isFile()).toSorted();
    return Object.fromEntries(plain.map((file) => [file, hashOf(readFileSync(join(this.folder, file)))]));
  }

  async #do(command: string, args: string[], env: Record<string, string>): Promise<Outcome> {
    try {
      const options = { cwd: this.folder, env: { ...surroundings(), ...env }, maxBuffer: 64 * 1024 * 1024 };
      const { stdout, stderr } = await run(command, args, options);
      return { code: 0, said: stdout + stderr };
    } catch (error) {
      const { code, stdout = '', stderr = '' } = error as { code?: number; stdout?: string; stderr?: string };
      return { code: code ?? 1, said: stdout + stderr };
    }
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Its output is the message of the failure. */
export function expectDone({ code, said }: Outcome): void {
  if (code !== 0) throw new Error(said);
}

/** Reaches npm and its script, as the terminal does. */
export function pressCtrlC({ pid }: ChildProcess): void {
  if (pid !== undefined) process.kill(-pid, 'SIGINT');
}

function surroundings(): Record<string, string> {
  const { PATH = '', HOME = '', JAVA_HOME } = process.env;
  return { PATH, HOME, ...(JAVA_HOME !== undefined && { JAVA_HOME }) };
}

function hashOf(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
