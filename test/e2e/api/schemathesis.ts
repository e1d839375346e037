import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Description } from './description.js';
import { untriedOperations, type Traffic } from './untried-operations.js';

const HERE = import.meta.dirname;
const DOWNLOADS = join(HERE, '../../../.stack/dist');
const REQUIREMENTS = join(HERE, 'requirements.txt');
const TIME_LIMIT_MS = 120_000;

const run = promisify(execFile);

/**
 * https://schemathesis.readthedocs.io, in a Python environment of its own, beside what else the project has
 * downloaded.
 */
export class Schemathesis {
  private constructor(readonly program: string) {}

  static async install(): Promise<Schemathesis> {
    const version = createHash('sha256').update(readFileSync(REQUIREMENTS)).digest('hex').slice(0, 8);
    const folder = join(DOWNLOADS, `schemathesis-${version}`);
    const complete = join(folder, '.complete');
    if (!existsSync(complete)) {
      rmSync(folder, { recursive: true, force: true });
      await makeEnvironment(folder);
      writeFileSync(complete, '');
    }
    return new Schemathesis(join(folder, 'bin/schemathesis'));
  }

  /**
   * Sends what the description allows, and what it forbids, and compares the answers with it. Returns the
   * operations that have never been answered with success.
   *
   * @throws Error with the report, if something differs
   */
  async check(name: string, description: Description, url: string): Promise<string[]> {
    const folder = join(process.env['STACK_FOLDER'] ?? '', 'api');
    mkdirSync(folder, { recursive: true });
    const file = join(folder, `${name}.json`);
    writeFileSync(file, JSON.stringify(description, undefined, 2));
    const traffic = join(folder, `${name}.har`);
    await this.#run(name, folder, [file, '--url', url, '--report', 'har', '--report-har-path', traffic]);
    return untriedOperations(description, JSON.parse(readFileSync(traffic, 'utf8')) as Traffic);
  }

  async #run(name: string, folder: string, subject: string[]): Promise<void> {
    const config = ['--no-color', '--config-file', join(HERE, 'schemathesis.toml')];
    const seed = ['--seed', process.env['SEED'] ?? '1', '--generation-database', 'none'];
    const checks = ['--checks', 'all', '--continue-on-failure', '--max-examples', '15'];
    const args = [...config, 'run', ...subject, ...checks, ...seed];
    await run(this.program, args, { cwd: folder, timeout: TIME_LIMIT_MS }).catch(
      ({ stdout, stderr, message }: Error & { stdout: string; stderr: string }) => {
        throw new Error(`The API of ${name} is not as described.\n${stdout || message}\n${stderr}`);
      },
    );
  }
}

async function makeEnvironment(folder: string): Promise<void> {
  const suits = ['-c', 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))'];
  await run('python3', suits).catch((cause: unknown) => {
    const message =
      'The check of the HTTP APIs needs Python 3.11 or newer, with venv, as python3 on the PATH';
    throw new Error(message, { cause });
  });
  await run('python3', ['-m', 'venv', folder]);
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check'];
  await run(join(folder, 'bin/python'), [...pip, '--requirement', REQUIREMENTS]);
}
