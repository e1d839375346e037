import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from './eventually.js';
import { unusedPort } from './processes/unused-port.js';

export interface PoolerOptions {
  mode: 'session' | 'transaction';
  /** Whether it keeps prepared statements in transaction mode, as PgBouncer does from 1.21. */
  keepsStatements?: boolean;
}

/** PgBouncer in front of the server of a database. */
export class Pooler {
  private constructor(
    readonly process: ChildProcess,
    readonly port: number,
    readonly folder: string,
  ) {}

  /** Undefined without PgBouncer: then its tests are left out, and fail on CI. */
  static get program(): string | undefined {
    return programIn('PGBOUNCER');
  }

  /** The same of one that keeps prepared statements. */
  static get keepingProgram(): string | undefined {
    return programIn('PGBOUNCER_KEEPING');
  }

  /** Starts it with few sessions to the server, so that statements of one client go to several of them. */
  static async start(databaseUrl: string, { mode, keepsStatements = false }: PoolerOptions): Promise<Pooler> {
    const { hostname, port, username, password } = new URL(databaseUrl);
    const folder = mkdtempSync(join(tmpdir(), 'pooler-'));
    const own = await unusedPort();
    const settings = [
      '[databases]',
      `* = host=${hostname} port=${port}`,
      '[pgbouncer]',
      'listen_addr = 127.0.0.1',
      `listen_port = ${own}`,
      'unix_socket_dir =',
      'auth_type = trust',
      `auth_file = ${join(folder, 'users')}`,
      `pool_mode = ${mode}`,
      'default_pool_size = 4',
      'server_round_robin = 1',
      'ignore_startup_parameters = options,extra_float_digits',
      ...(keepsStatements ? ['max_prepared_statements = 100'] : []),
    ];
    writeFileSync(join(folder, 'settings'), settings.join('\n'));
    writeFileSync(join(folder, 'users'), `"${username}" "${decodeURIComponent(password)}"\n`);
    chmodSync(folder, 0o755);
    // It does not run as root.
    const as = process.getuid?.() === 0 ? ['-u', 'nobody'] : [];
    const program = (keepsStatements ? Pooler.keepingProgram : Pooler.program) ?? '';
    const child = spawn(program, [...as, join(folder, 'settings')], { stdio: 'ignore' });
    const pooler = new Pooler(child, own, folder);
    await Promise.race([
      eventually(
        () => answers(own),
        (does) => does,
        'the pooler does not answer',
      ),
      once(child, 'exit').then(([code]) => Promise.reject(new Error(`The pooler ended with ${code}`))),
    ]);
    return pooler;
  }

  /** The URL of the same database through the pooler. */
  through(databaseUrl: string): string {
    const url = new URL(databaseUrl);
    url.host = `127.0.0.1:${this.port}`;
    return url.href;
  }

  async stop(): Promise<void> {
    const ended = once(this.process, 'exit');
    this.process.kill('SIGKILL');
    await ended;
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function programIn(variable: string): string | undefined {
  return process.env[variable] ?? (process.env['CI'] === 'true' ? 'pgbouncer' : undefined);
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const end = (does: boolean) => () => {
      socket.destroy();
      resolve(does);
    };
    socket.once('connect', end(true)).once('error', end(false));
  });
}
