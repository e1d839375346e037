import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { addressesOf } from './shop-command.js';
import type { Shop } from './shop.js';

export interface Ended {
  code: number | null;
  said: string;
}

/** `shop projection`, which can be killed: what it asked for is done by a service, and ends with it. */
export class ProjectionProcess {
  static readonly #running = new Set<ProjectionProcess>();
  readonly ended: Promise<Ended>;
  readonly #child: ChildProcess;
  #said = '';

  constructor(shop: Shop, ...args: string[]) {
    const env = { ...process.env, ...addressesOf(shop) };
    const command = ['dist/apps/shop/src/main.js', 'projection', ...args];
    this.#child = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'pipe'], env });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.on('data', (data: Buffer) => (this.#said += data.toString()));
    }
    this.ended = once(this.#child, 'close').then(([code]) => ({
      code: code as number | null,
      said: this.#said,
    }));
    ProjectionProcess.#running.add(this);
    void this.ended.finally(() => ProjectionProcess.#running.delete(this));
  }

  /** Those that a story has left running: one that has failed does not wait for what it has begun. */
  static async killAll(): Promise<void> {
    await Promise.all([...ProjectionProcess.#running].map((each) => each.kill()));
  }

  /** As a power cut would end it. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.ended;
  }
}
