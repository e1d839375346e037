import type { KafkaEventsStrategy } from '@shop/messaging';
import type { ServiceConfig } from '../config.js';
import { degraded, down, up, type CheckResult } from '../health/check-result.js';
import type { HealthRegistry } from '../health/health.registry.js';
import type { Relays } from './relays.js';
import type { WarmUp } from './warm-up.js';

/**
 * What the path of events says of its health. Without the schemas nothing can be appended, so no command can be taken. Consumers and
 * relay must have worked once; later they are only reported where there is an API: with the broker away it still takes
 * orders, and nothing is lost by it.
 */
export function registerHealth(
  health: HealthRegistry,
  config: ServiceConfig,
  parts: { warmUp: WarmUp; strategy: KafkaEventsStrategy; relays: Relays },
): void {
  const { warmUp, strategy, relays } = parts;
  const mayDegrade = config.roles.has('api');
  registerSchemas(health, warmUp);
  health.register('consumers', {
    ready: onceUp(() => strategy.problems().join('; ') || undefined, mayDegrade),
  });
  if (!config.roles.has('relay')) return;
  health.register('relay', {
    ready: onceUp(() => relays.write.problem() ?? relays.read.problem(), mayDegrade),
  });
}

export function registerSchemas(health: HealthRegistry, warmUp: WarmUp): void {
  health.register('schemas', { ready: () => verdict(warmUp.problem()) });
}

function verdict(problem: string | undefined): CheckResult {
  return problem === undefined ? up : down(problem);
}

function onceUp(problem: () => string | undefined, mayDegrade: boolean): () => CheckResult {
  let wasUp = false;
  return () => {
    const now = problem();
    wasUp ||= now === undefined;
    return now !== undefined && wasUp && mayDegrade ? degraded(now) : verdict(now);
  };
}
