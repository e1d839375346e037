import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Exit, GuardedProcess } from './guard.js';

const READY_WITHIN_MS = 60_000;

/** A service that runs as a process of its own. */
export class ServiceProcess {
  #exit: Exit | undefined;

  constructor(
    readonly name: string,
    readonly url: string,
    readonly log: string,
    readonly process: GuardedProcess,
  ) {
    void process.exited.then((exit) => (this.#exit = exit));
  }

  get hasEnded(): boolean {
    return this.#exit !== undefined;
  }

  /** Waits until the service reports that it is ready. */
  async whenReady(): Promise<void> {
    const deadline = performance.now() + READY_WITHIN_MS;
    while ((await this.health('ready')) !== 200) {
      if (this.#exit) throw new Error(`Service ${this.name} has ended. ${this.lastLines()}`);
      const isLate = performance.now() > deadline;
      if (isLate) throw new Error(`Service ${this.name} is not ready. ${this.lastLines()}`);
      await sleep(100);
    }
  }

  /** The status of its answer, or undefined when it does not answer. */
  async health(kind: 'live' | 'ready'): Promise<number | undefined> {
    try {
      const answer = await fetch(`${this.url}/health/${kind}`, { signal: AbortSignal.timeout(5_000) });
      await answer.body?.cancel();
      return answer.status;
    } catch {
      return undefined;
    }
  }

  /** Ends it like a power cut. */
  async kill(): Promise<void> {
    this.#signal('SIGKILL');
    await this.process.exited;
  }

  /** Stops it in the middle of its work, like a machine that hangs: its connections stay. */
  freeze(): void {
    this.#signal('SIGSTOP');
  }

  /** Lets a frozen process go on. */
  thaw(): void {
    this.#signal('SIGCONT');
  }

  /** Asks it to stop, and waits until it has stopped. It has 30 seconds, as in Kubernetes. */
  async stop(): Promise<Exit> {
    this.#signal('SIGTERM');
    const patience = new AbortController();
    const tooLate = sleep(30_000, undefined, { signal: patience.signal }).then(() => this.#signal('SIGKILL'));
    const exit = await this.process.exited;
    patience.abort();
    await tooLate.catch(() => undefined);
    return exit;
  }

  /** The end of its log. */
  lastLines(count = 20): string {
    const lines = readFileSync(this.log, 'utf8').trimEnd().split('\n');
    return [`${this.name}, ${this.log}:`, ...lines.slice(-count).map((line) => `  ${line}`)].join('\n');
  }

  #signal(signal: NodeJS.Signals): void {
    if (this.#exit) return;
    try {
      process.kill(-this.process.pid, signal);
    } catch {
      // It ended by itself.
    }
  }
}
