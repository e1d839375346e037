import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { projectRoot } from '../project-root.js';

const GUARD = join(projectRoot, 'tools/stack/guard.mjs');

export interface Command {
  command: string;
  args: string[];
  cwd: string;
  /** Added to our own environment. */
  env: Record<string, string>;
  /** The file of its output. */
  log: string;
}

export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

export interface GuardedProcess {
  pid: number;
  exited: Promise<Exit>;
}

interface Waiting {
  started(pid: number): void;
  failed(error: Error): void;
  exited(exit: Exit): void;
}

interface GuardMessage {
  id: number;
  pid?: number;
  failed?: string;
  exit?: Exit;
}

/**
 * Starts processes through tools/stack/guard.mjs, which ends them when this process is gone, however it died.
 */
export class Guard {
  readonly #guard: ChildProcess;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;

  constructor() {
    this.#guard = fork(GUARD, { detached: true, execArgv: [] });
    this.#guard.on('message', (message) => this.#receive(message as GuardMessage));
  }

  start(spec: Command): Promise<GuardedProcess> {
    const id = (this.#lastId += 1);
    const { promise: exited, resolve: exit } = Promise.withResolvers<Exit>();
    return new Promise((resolve, reject) => {
      const started = (pid: number): void => resolve({ pid, exited });
      this.#waiting.set(id, { started, failed: reject, exited: exit });
      this.#guard.send({ id, spec });
    });
  }

  /** Ends the processes that still run, and the guard. */
  async close(): Promise<void> {
    if (!this.#guard.connected) return;
    const gone = once(this.#guard, 'exit');
    this.#guard.disconnect();
    await gone;
  }

  #receive({ id, pid, failed, exit }: GuardMessage): void {
    const waiting = this.#waiting.get(id);
    if (pid !== undefined) waiting?.started(pid);
    if (failed !== undefined) waiting?.failed(new Error(failed));
    if (exit) waiting?.exited(exit);
  }
}
