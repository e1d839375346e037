import type { AccessRule } from '@shop/messaging';
import { describeRule } from './describe-rule.js';

export interface AccessPlan {
  /** Wanted, and not there. */
  missing: AccessRule[];
  /** Rules of our users that are not wanted. */
  surplus: AccessRule[];
  /** Rules of users that are not ours. */
  foreign: AccessRule[];
  /** How many rules are there as wanted. */
  kept: number;
}

/**
 * Plans the changes from the current rules to the wanted ones, for the users in `principals` only.
 */
export function planAccess(
  wanted: readonly AccessRule[],
  existing: readonly AccessRule[],
  principals: ReadonlySet<string>,
): AccessPlan {
  // The description identifies a rule.
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
