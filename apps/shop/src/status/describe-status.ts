import { printable } from '../operations/printable.js';
import { table } from '../table.js';
import type { ServiceStatus } from './service-status.js';
import type { ShopStatus } from './shop-status.js';
import { troublesOf } from './troubles.js';

/** The status for people. A value is a dash when its source does not answer. */
export function describeStatus(status: ShopStatus): string {
  const { services, topics } = status;
  const troubles = troublesOf(status);
  return [
    table([['SERVICE', 'HEALTH', 'VERSION', 'ROLES'], ...services.map(describeService)]),
    table([['GROUP', 'LAG', 'BEHIND', 'CIRCUIT', 'IN TIERS', 'DEAD', 'OLDEST'], ...describeGroups(status)]),
    table([['OUTBOX', 'ROWS', 'OLDEST', 'PARKED'], ...services.flatMap(describeOutboxes)]),
    ...(topics.notOurs.length > 0 ? [`Topics without an owner: ${topics.notOurs.join(', ')}`] : []),
    troubles.length === 0
      ? 'All is well'
      : ['Not well:', ...troubles.map((line) => `  ${printable(line)}`)].join('\n'),
  ].join('\n\n');
}

function describeService({ service, health, version, roles }: ServiceStatus): string[] {
  return [service, health, version ?? '-', roles.join(', ') || '-'];
}

function describeGroups({ services, lags }: ShopStatus): string[][] {
  const known = new Map(services.flatMap(({ groups }) => groups).map((group) => [group.group, group]));
  const names = new Set([...lags.map(({ group }) => group), ...known.keys()]);
  return [...names].toSorted().map((name) => {
    const lag = lags.find(({ group }) => group === name);
    const group = known.get(name);
    const tiers = Object.entries(group?.tiers ?? {}).filter(([, events]) => events > 0);
    return [
      name,
      String(lag?.records ?? '-'),
      seconds(lag?.seconds),
      group?.circuit ?? '-',
      group ? tiers.map(([tier, events]) => `${events} in ${tier}`).join(', ') || 'none' : '-',
      String(group?.deadLetters ?? '-'),
      group && group.deadLetters > 0 ? seconds(group.oldestDeadLetterSeconds) : '-',
    ];
  });
}

function describeOutboxes({ service, outboxes }: ServiceStatus): string[][] {
  if (outboxes.length === 0) return [[service, '-', '-', '-']];
  return outboxes.map(({ outbox, rows, oldestSeconds, parked }) => [
    `${service} ${outbox}`,
    String(rows),
    seconds(oldestSeconds),
    String(parked),
  ]);
}

function seconds(value: number | undefined): string {
  return value === undefined ? '-' : `${Math.round(value)} s`;
}
