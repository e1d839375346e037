import { catchUpScenario } from './consumer/catch-up.scenario.js';
import { consumerScenario, projectorScenario } from './consumer/consumer.scenario.js';
import { httpScenario } from './http/http.scenario.js';
import { relayScenario } from './relay/relay.scenario.js';
import { idleScenario, startScenario } from './idle/idle.scenario.js';
import { latencyScenario } from './latency/latency.scenario.js';
import { orderScenario } from './order/order.scenario.js';
import { profileScenario } from './profile/profile.scenario.js';
import type { Scenario } from './scenario.js';
import { soakScenario } from './soak/soak.scenario.js';

/** By their names on the command line (tools/bench/arguments.mjs). */
export const scenarios: Record<string, Scenario> = {
  start: startScenario,
  idle: idleScenario,
  relay: relayScenario,
  consumer: consumerScenario,
  projector: projectorScenario,
  http: httpScenario,
  latency: latencyScenario,
  'catch-up': catchUpScenario,
  order: orderScenario,
  soak: soakScenario,
  profile: profileScenario,
};
