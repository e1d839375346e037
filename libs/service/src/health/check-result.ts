/**
 * The health of one part of the process. `degraded`: it works less or later than it should, but a load
 * balancer had better send requests here than nowhere.
 */
export class CheckResult {
  constructor(
    readonly status: 'up' | 'degraded' | 'down',
    readonly reason?: string,
  ) {}
}

export const up = new CheckResult('up');

export function degraded(reason: string): CheckResult {
  return new CheckResult('degraded', reason);
}

export function down(reason: string): CheckResult {
  return new CheckResult('down', reason);
}
