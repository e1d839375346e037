import { amount } from '../operations/printable.js';
import type { GroupStatus, OutboxStatus, ServiceStatus } from './service-status.js';
import type { ShopStatus } from './shop-status.js';

/** A wait of so many seconds is normal: a restart takes less. */
const PATIENCE_S = 60;

/** The troubles of the shop, one line each. Foreign topics are no trouble. */
export function troublesOf({ services, lags, topics, kafka }: ShopStatus): string[] {
  return [
    ...(kafka === null ? [] : [`Kafka does not answer: ${kafka}`]),
    ...services.flatMap(troublesOfService),
    ...services.flatMap((service) => elsewhere(service, topics.clusterId)),
    ...lags
      .filter(({ seconds }) => seconds > PATIENCE_S)
      .map(({ group, seconds }) => `group ${group} is ${Math.round(seconds)} s behind`),
    ...topics.missing.map((name) => `topic ${name} is missing: npm run shop -- topics apply`),
  ];
}

function troublesOfService({ service, health, reasons, outboxes, groups }: ServiceStatus): string[] {
  return [
    ...(health === 'up' && reasons.length === 0
      ? []
      : [`service ${service} is ${health}: ${reasons.join('; ')}`]),
    ...outboxes.flatMap((outbox) => troublesOfOutbox(service, outbox)),
    ...groups.flatMap(troublesOfGroup),
  ];
}

/** The state of this Kafka then says nothing about the services. */
function elsewhere({ service, clusterId }: ServiceStatus, own: string | undefined): string[] {
  if (clusterId === null || own === undefined || clusterId === own) return [];
  return [`service ${service} belongs to Kafka cluster ${clusterId}, and this command asks ${own}`];
}

function troublesOfOutbox(service: string, { outbox, oldestSeconds, parked }: OutboxStatus): string[] {
  const name = `the ${outbox} outbox of ${service}`;
  return [
    ...(oldestSeconds > PATIENCE_S
      ? [`${name} has a row that waits for ${Math.round(oldestSeconds)} s already`]
      : []),
    ...(parked > 0
      ? [`${name} has ${amount(parked, 'row')} that the broker refused: npm run shop -- outbox parked`]
      : []),
  ];
}

function troublesOfGroup({ group, circuit, deadLetters, missed }: GroupStatus): string[] {
  const dead = `group ${group} has ${amount(deadLetters, 'dead letter')}: npm run shop -- dlq list --group ${group}`;
  return [
    ...(circuit === 'open'
      ? [`group ${group} rests, because everything it does fails: its circuit is open`]
      : []),
    ...(deadLetters > 0 ? [dead] : []),
    ...(missed > 0
      ? [`group ${group} came too late for ${amount(missed, 'record')}: docs/runbooks/records-missed.md`]
      : []),
  ];
}
