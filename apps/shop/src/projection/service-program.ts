import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { readConfig } from '../config.js';
import { CommandFailedError, UsageError } from '../failure.js';

/** The program of a service that works on its projections: it has their code, which nothing else may have. */
export class ServiceProgram {
  readonly #file: string;

  constructor(readonly service: string) {
    this.#file = fileURLToPath(new URL(`../../../${service}/src/project.js`, import.meta.url));
    if (!existsSync(this.#file)) throw new UsageError(`${this.#file} is missing: npm run build makes it`);
  }

  /** Lets it speak to the terminal itself. Returns its exit code. */
  async run(args: readonly string[]): Promise<number> {
    const child = this.#spawn(args, 'inherit');
    const stop = (): void => void child.kill('SIGTERM');
    // The terminal sends Ctrl-C to both; it is the program that ends what it is doing.
    const wait = (): void => undefined;
    process.once('SIGTERM', stop).on('SIGINT', wait);
    const [code] = (await once(child, 'exit')) as [number | null];
    process.off('SIGTERM', stop).off('SIGINT', wait);
    return code ?? 1;
  }

  /** The lines that it prints, each parsed. @throws CommandFailedError */
  async json(args: readonly string[]): Promise<unknown[]> {
    const child = this.#spawn(args, ['ignore', 'pipe', 'inherit']);
    const ended = once(child, 'exit');
    const printed = child.stdout ? await text(child.stdout) : '';
    const [code] = (await ended) as [number | null];
    if (code !== 0) throw new CommandFailedError(`The projections of ${this.service} cannot be told`);
    return printed
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as unknown);
  }

  #spawn(args: readonly string[], stdio: 'inherit' | ['ignore', 'pipe', 'inherit']) {
    const env = { ...process.env, READ_DATABASE_URL: readDatabaseUrl(this.service) };
    return spawn(process.execPath, ['--enable-source-maps', this.#file, ...args], { stdio, env });
  }
}

/** By default that of the local stack, where each database belongs to a role of its name. */
function readDatabaseUrl(service: string): string {
  const given = process.env[`${service.toUpperCase()}_READ_DATABASE_URL`];
  if (given !== undefined) return given;
  const name = `${service}_read`;
  return `postgres://${name}:${name}@${new URL(readConfig().postgresAdminUrl).host}/${name}`;
}
