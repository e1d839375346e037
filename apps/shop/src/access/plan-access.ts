import type { AccessRule } from '@shop/messaging';
import { describeRule } from './describe-rule.js';

export interface AccessPlan {
  /** Should be there and is not. */
  missing: AccessRule[];
  /** Rules of our users that no declaration asks for. */
  surplus: AccessRule[];
  /** Rules of users that are not ours. */
  foreign: AccessRule[];
  /** How many are as they should be. */
  kept: number;
}

/**
 * Plans the changes from the present rules to the wanted ones. It looks after the users in `principals` only.
 */
export function planAccess(
  wanted: readonly AccessRule[],
  existing: readonly AccessRule[],
  principals: ReadonlySet<string>,
): AccessPlan {
  // In words a rule is told from every other.
  const there = new Set(existing.map(describeRule));
  const asked = new Set(wanted.map(describeRule));
  const ours = existing.filter(({ principal }) => principals.has(principal));
  return {
    missing: wanted.filter((rule) => !there.has(describeRule(rule))),
    surplus: ours.filter((rule) => !asked.has(describeRule(rule))),
    foreign: existing.filter(({ principal }) => !principals.has(principal)),
    kept: wanted.filter((rule) => there.has(describeRule(rule))).length,
  };
}
