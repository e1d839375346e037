/**
 * How one part of the process is. `degraded`: it does less than it should, or later, but a load balancer had
 * better send requests here than nowhere.
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
