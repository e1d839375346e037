import { findPrometheus } from '../stack/prometheus.mjs';
import { Problem } from '../stack/problem.mjs';

/**
 * Returns the environment variable that names Prometheus for the tests of the alert rules, or why there is
 * none. Then these tests fail on CI. Elsewhere they are left out, and a message that nobody overlooks says
 * so.
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
