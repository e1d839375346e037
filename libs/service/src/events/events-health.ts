import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { EnvironmentCheck } from '@shop/environment';
import { KafkaEventsStrategy } from '@shop/messaging';
import { SERVICE_CONFIG, type ServiceConfig } from '../config.js';
import { degraded, down, up, type CheckResult } from '../health/check-result.js';
import { HealthRegistry } from '../health/health.registry.js';
import { Relays } from './relays.js';
import { WarmUp } from './warm-up.js';

/**
 * The health of the path of events. Without the schemas nothing can be appended, so no command can be
 * accepted. Consumers and relay must have worked once. Later, in a process with an API, their problems are
 * only reported: with the broker away it still takes orders, and nothing is lost.
 */
@Injectable()
export class EventsHealth implements OnModuleInit {
  constructor(
    @Inject(SERVICE_CONFIG) private readonly config: ServiceConfig,
    private readonly health: HealthRegistry,
    private readonly warmUp: WarmUp,
    private readonly strategy: KafkaEventsStrategy,
    private readonly relays: Relays,
    private readonly environmentCheck: EnvironmentCheck,
  ) {}

  onModuleInit(): void {
    const { health, strategy, relays } = this;
    const { roles } = this.config;
    const mayDegrade = roles.has('api');
    registerSchemas(health, this.warmUp);
    health.register('environment', { ready: () => this.#environment(mayDegrade) });
    health.register('consumers', {
      ready: onceUp(() => strategy.problems().join('; ') || undefined, mayDegrade),
    });
    if (!roles.has('relay')) return;
    health.register('relay', {
      ready: onceUp(
        () => this.environmentCheck.problem ?? relays.write.problem() ?? relays.read.problem(),
        mayDegrade,
      ),
      live: () => (relays.write.isStuck() || relays.read.isStuck() ? down('the relay is stuck') : up),
    });
  }

  #environment(mayDegrade: boolean): CheckResult {
    const { problem, isForeign, refusal } = this.environmentCheck;
    if (refusal !== undefined) return down(refusal);
    if (problem === undefined || isForeign || !mayDegrade) return verdict(problem);
    return degraded(problem);
  }
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
