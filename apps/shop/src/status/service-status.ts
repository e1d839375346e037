import { z } from 'zod';
import { EnvironmentAnswer } from '../environment/answers.js';
import { causesOf } from '../failure.js';
import { addressOf, greetings, reasonOfSilence } from '../greet.js';
import type { OperationsClient } from '../operations/operations.client.js';
import { parseSeries, valueOf, type Series } from './series.js';

const Check = z.object({ status: z.string(), reason: z.string().optional() });
const Health = z.object({ status: z.string(), checks: z.record(z.string(), Check) });

/** The status of a service, from the process that answers for it. */
export interface ServiceStatus {
  service: string;
  health: string;
  /** The parts that are not up, and why. */
  reasons: string[];
  version: string | null;
  roles: string[];
  outboxes: OutboxStatus[];
  groups: GroupStatus[];
  /** The Kafka cluster of its databases; null when it is not known. */
  clusterId: string | null;
  /** Facts that this process has published since its start, by topic. */
  published: Record<string, number>;
}

export interface OutboxStatus {
  outbox: string;
  rows: number;
  oldestSeconds: number;
  parked: number;
}

export interface GroupStatus {
  group: string;
  /** Null in a process that does not run the group. */
  circuit: 'open' | 'closed' | null;
  /** Events that this process has handled since its start, by topic. */
  handled: Record<string, number>;
  /** Keys with a waiting or dead event: later events of these keys wait behind it. */
  parkedKeys: number;
  /** Events in each retry tier, including those that wait behind them. */
  tiers: Record<string, number>;
  deadLetters: number;
  oldestDeadLetterSeconds: number;
  /** Records that Kafka removed before the group read them, since the start of the process. */
  missed: number;
}

/** Never fails: a service that does not answer is down. */
export async function statusOfService(
  service: string,
  { api, client }: { api: string; client: OperationsClient },
): Promise<ServiceStatus> {
  const [{ health, reasons }, { series, silence }, clusterId] = await Promise.all([
    healthAt(api),
    seriesOf(client),
    clusterOf(client),
  ]);
  const info = series.find(({ name }) => name === 'service_info');
  return {
    service,
    health,
    reasons: [...reasons, ...silence],
    version: info?.labels['version'] ?? null,
    roles: info?.labels['roles']?.split(',') ?? [],
    outboxes: outboxesIn(series),
    groups: groupsIn(series),
    clusterId,
    published: byTopic(series, 'outbox_relay_records_total', {}),
  };
}

async function healthAt(api: string): Promise<Pick<ServiceStatus, 'health' | 'reasons'>> {
  const silence = await reasonOfSilence(addressOf(api), greetings.http);
  if (silence !== undefined) return { health: 'down', reasons: [`no answer: ${silence}`] };
  try {
    const answer = await fetch(`${api}/health/ready`, { signal: AbortSignal.timeout(5_000) });
    const { status, checks } = Health.parse(await answer.json());
    const reasons = Object.entries(checks)
      .filter(([, check]) => check.status !== 'up')
      .map(([part, { reason }]) => `${part}: ${reason ?? 'no reason given'}`);
    return { health: status, reasons };
  } catch (error) {
    return { health: 'down', reasons: [`no answer: ${causesOf(error).join(', ')}`] };
  }
}

async function clusterOf(client: OperationsClient): Promise<string | null> {
  const answer = await client.send('GET', '/environment', EnvironmentAnswer).catch(() => undefined);
  return answer?.databases.find(({ place }) => place)?.place?.clusterId ?? null;
}

async function seriesOf(client: OperationsClient): Promise<{ series: Series[]; silence: string[] }> {
  try {
    return { series: parseSeries(await client.text('/metrics')), silence: [] };
  } catch (error) {
    return { series: [], silence: [`no metrics: ${causesOf(error).join(', ')}`] };
  }
}

function outboxesIn(series: readonly Series[]): OutboxStatus[] {
  return labelsOf(series, 'outbox_rows', 'outbox').map((outbox) => ({
    outbox,
    rows: valueOf(series, 'outbox_rows', { outbox }) ?? 0,
    oldestSeconds: valueOf(series, 'outbox_oldest_row_age_seconds', { outbox }) ?? 0,
    parked: valueOf(series, 'outbox_parked_rows', { outbox }) ?? 0,
  }));
}

function groupsIn(series: readonly Series[]): GroupStatus[] {
  return labelsOf(series, 'inbox_dead_letters', 'group').map((group) => {
    const stages = series.filter(
      ({ name, labels }) => name === 'inbox_parked_events' && labels['group'] === group,
    );
    const tiers = stages.flatMap(({ labels: { stage = '' }, value }) =>
      stage === 'dead' ? [] : [[stage, value]],
    );
    const open = valueOf(series, 'inbox_circuit_open', { group });
    return {
      group,
      handled: byTopic(series, 'inbox_events_total', { group, outcome: 'handled' }),
      parkedKeys: valueOf(series, 'inbox_parked_keys', { group }) ?? 0,
      circuit: open === undefined ? null : open > 0 ? 'open' : 'closed',
      tiers: Object.fromEntries(tiers) as GroupStatus['tiers'],
      deadLetters: valueOf(series, 'inbox_dead_letters', { group }) ?? 0,
      oldestDeadLetterSeconds: valueOf(series, 'inbox_oldest_dead_letter_age_seconds', { group }) ?? 0,
      missed: missedBy(series, group),
    };
  });
}

/** The sum of the series of that name that have these labels, for each topic. */
function byTopic(series: readonly Series[], name: string, wanted: Series['labels']): Record<string, number> {
  const found = series.filter(
    (each) =>
      each.name === name && Object.entries(wanted).every(([label, text]) => each.labels[label] === text),
  );
  const topics = Map.groupBy(found, ({ labels }) => labels['topic'] ?? '');
  return Object.fromEntries(
    Array.from(topics, ([topic, of]) => [topic, of.reduce((sum, { value }) => sum + value, 0)]),
  );
}

/** Counts for the group and the group of its retries. */
function missedBy(series: readonly Series[], group: string): number {
  return series
    .filter(({ name }) => name === 'consumer_missed_records_total')
    .filter(({ labels }) => labels['group'] === group || labels['group']?.startsWith(`${group}.`))
    .reduce((sum, { value }) => sum + value, 0);
}

function labelsOf(series: readonly Series[], name: string, label: string): string[] {
  return series.flatMap((each) => (each.name === name ? (each.labels[label] ?? []) : []));
}
