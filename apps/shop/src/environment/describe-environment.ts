import { moment } from '../operations/printable.js';
import { table } from '../table.js';
import type { EnvironmentAnswer } from './answers.js';

/** Describes the environment of each service's process, and of each of its databases. */
export function describeEnvironments(answers: (EnvironmentAnswer & { service: string })[]): string {
  const rows = answers.flatMap(({ service, databases, ...place }) => [
    [service, '', place.name, place.prefix || '-', place.clusterId ?? '-', ''],
    ...databases.map(({ name, databaseId, place: home, since }) => [
      `  ${name} database`,
      databaseId,
      home?.name ?? '-',
      home?.prefix || '-',
      home?.clusterId ?? '-',
      since === null ? '-' : moment(since),
    ]),
  ]);
  const problems = answers.flatMap(({ service, problem }) => (problem ? [`${service}: ${problem}`] : []));
  return [
    table([['SERVICE', 'DATABASE', 'ENVIRONMENT', 'PREFIX', 'CLUSTER', 'SINCE'], ...rows]),
    ...problems,
  ].join('\n');
}
