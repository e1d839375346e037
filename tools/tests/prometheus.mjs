import { findPrometheus } from '../stack/prometheus.mjs';
import { Problem } from '../stack/problem.mjs';

/**
 * Where the tests of the alert rules find Prometheus, or why there is none, in the environment. On CI they
 * fail then; elsewhere they are left out, which is said in a way that nobody overlooks.
 * @param {string[]} kinds
 * @param {import('../stack/processes.mjs').Processes} processes
 * @param {AbortSignal} signal
 */
export async function prometheusEnvironment(kinds, processes, signal) {
  if (!kinds.includes('unit') && !kinds.includes('e2e')) return {};
  try {
    return { PROMETHEUS_FOLDER: await findPrometheus(processes, signal) };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    console.log(`\n!!! The alert rules are NOT tested. ${error.message}\n`);
    return { PROMETHEUS_MISSING: error.message };
  }
}
