import { laneLimits } from './lease.js';

/** Every step of a round has a much shorter time limit. */
const STUCK_MS = 120_000;

/** How long a lane has been at one step of its work. */
export class RoundClock {
  #begunAt: number | undefined;

  /** @param overdueMs too short to need a human, and longer than any healthy round */
  constructor(readonly overdueMs = laneLimits().overdueMs) {}

  begin(): void {
    this.#begunAt = performance.now();
  }

  /** The lane has no work, or waits before it tries again. */
  rest(): void {
    this.#begunAt = undefined;
  }

  /** Describes a step that takes too long. It may still end well: every step has a time limit. */
  overdue(): string | undefined {
    const busyMs = this.#busyMs();
    return busyMs > this.overdueMs ? `nothing was heard for ${Math.round(busyMs / 1_000)} s` : undefined;
  }

  /** Whether only a restart would help: the limits of the steps do not work. */
  isStuck(): boolean {
    return this.#busyMs() > STUCK_MS;
  }

  #busyMs(): number {
    return this.#begunAt === undefined ? 0 : performance.now() - this.#begunAt;
  }
}
