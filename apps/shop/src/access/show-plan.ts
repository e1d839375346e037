import type { AccessPlan } from './plan-access.js';
import { describeRule } from './describe-rule.js';

/** Returns a line for each difference, and a summary. */
export function showPlan({ missing, surplus, foreign, kept }: AccessPlan): string {
  return [
    ...missing.map((rule) => `+ ${describeRule(rule)}`),
    ...surplus.map((rule) => `- ${describeRule(rule)}`),
    ...foreign.map((rule) => `? ${describeRule(rule)} (not ours, left alone)`),
    `${missing.length} to add, ${surplus.length} to remove, ${kept} unchanged`,
  ].join('\n');
}
