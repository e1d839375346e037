import type { AccessAdmin, AccessRule } from '@shop/messaging';
import { planAccess, type AccessPlan } from './plan-access.js';

/**
 * Makes the rules of these users what they should be. Adds before it removes, so that nobody is locked out in
 * between.
 */
export async function applyAccess(
  admin: AccessAdmin,
  wanted: readonly AccessRule[],
  principals: ReadonlySet<string>,
): Promise<AccessPlan> {
  const plan = planAccess(wanted, await admin.list(), principals);
  await admin.add(plan.missing);
  await admin.remove(plan.surplus);
  return plan;
}
