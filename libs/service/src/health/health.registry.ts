import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { CheckResult, down, up } from './check-result.js';

/**
 * Returns a `CheckResult`, or anything else when all is well. A check that throws or takes too long is down.
 */
export type Check = () => unknown;

/** `live`: down means that only a restart would help. `ready`: down means that it cannot do its work now. */
export interface Checks {
  live?: Check;
  ready?: Check;
}

export interface HealthReport {
  status: CheckResult['status'];
  checks: Record<string, CheckResult>;
}

const TIME_LIMIT_MS = 1_000;
/** The time limit of a check. */
const ASK_AGAIN_AFTER_MS = 10_000;

interface Running {
  since: number;
  result: Promise<CheckResult>;
}

/** Where the parts of a process register their health checks. */
@Injectable()
export class HealthRegistry {
  private readonly checks = new Map<string, Checks>();
  private readonly running = new Map<Check, Running>();

  register(name: string, checks: Checks): void {
    if (this.checks.has(name)) throw new Error(`A health check called ${name} is already registered`);
    this.checks.set(name, checks);
  }

  async report(kind: keyof Checks): Promise<HealthReport> {
    const asked = [...this.checks].flatMap(([name, checks]) => {
      const check = checks[kind];
      return check ? [this.ask(check).then((result): [string, CheckResult] => [name, result])] : [];
    });
    const results = await Promise.all(asked);
    const statuses = new Set(results.map(([, { status }]) => status));
    const status = (['down', 'degraded'] as const).find((bad) => statuses.has(bad)) ?? 'up';
    return { status, checks: Object.fromEntries(results) };
  }

  /**
   * A probe during a hanging check waits for that check: a probe a second must not drain a connection pool.
   * After a while the check runs again, because its answer may never come.
   */
  private ask(check: Check): Promise<CheckResult> {
    const hanging = this.running.get(check);
    const isRecent = hanging !== undefined && performance.now() - hanging.since < ASK_AGAIN_AFTER_MS;
    const { result } = isRecent ? hanging : this.begin(check);
    return Promise.race([result, tooLate()]);
  }

  private begin(check: Check): Running {
    const running = { since: performance.now(), result: run(check) };
    this.running.set(check, running);
    void running.result.finally(() => {
      if (this.running.get(check) === running) this.running.delete(check);
    });
    return running;
  }
}

async function run(check: Check): Promise<CheckResult> {
  try {
    const result = await check();
    return result instanceof CheckResult ? result : up;
  } catch (error) {
    return down(error instanceof Error && error.message !== '' ? error.message : String(error));
  }
}

async function tooLate(): Promise<CheckResult> {
  return pause(TIME_LIMIT_MS, down(`no answer within ${TIME_LIMIT_MS} ms`), { ref: false });
}
