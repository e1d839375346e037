import type { AccessAdmin, AccessRule } from '@shop/messaging';
import { planAccess, type AccessPlan } from './plan-access.js';

/**
 * Makes the rules of these users the wanted ones. It adds before it removes, so that no user is locked out
 * meanwhile.
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
