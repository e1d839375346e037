import { isAllowed, type Obstacle, type TopicDifference, type TopicPlan } from '@shop/messaging';

const DAY_MS = 24 * 60 * 60 * 1000;
const GIB = 1024 ** 3;

const WHAT_TO_DO: Record<string, string> = {
  repartition:
    'keys would move to other partitions, and the order of a key is lost across the change: --allow-repartition does it',
  loss: 'records would be deleted that are kept now: --allow-loss does it',
  partitions: 'Kafka cannot remove a partition: make a new topic, and move its writer and its readers',
  'min.insync.replicas': 'nothing could be written with fewer replicas than that: add replicas first',
  'replication.factor': 'move replicas with kafka-reassign-partitions.sh, while the topic is in use',
};

/** Describes the planned or finished changes: a few lines for each topic that differs, and a summary. */
export function showTopicPlan(
  plans: readonly TopicPlan[],
  unowned: readonly string[],
  allowed: ReadonlySet<Obstacle>,
): string {
  const changed = plans.filter(({ action }) => action === 'change');
  const created = plans.filter(({ action }) => action === 'create');
  const left = leftOf(plans, allowed);
  return [
    ...created.map(({ topic }) => `+ ${topic.name}  ${topic.partitions} partitions`),
    ...changed.flatMap(({ topic, differences }) => [
      `~ ${topic.name}`,
      ...differences.map((difference) => `    ${showDifference(difference, allowed)}`),
    ]),
    ...unowned.map((name) => `? ${name}  nobody owns it; it is left alone`),
    [
      `${created.length} to create`,
      `${changed.length} to change`,
      ...(left.length === 0 ? [] : [`${left.length} left to decide`]),
      `${plans.length - created.length - changed.length} unchanged`,
    ].join(', '),
  ].join('\n');
}

/** Returns the differences that stay unless more is allowed. */
export function leftOf(plans: readonly TopicPlan[], allowed: ReadonlySet<Obstacle>): TopicDifference[] {
  return plans.flatMap(({ differences }) => differences.filter((each) => !isAllowed(each, allowed)));
}

function showDifference(difference: TopicDifference, allowed: ReadonlySet<Obstacle>): string {
  const { setting, is, should, obstacle } = difference;
  const change = `${setting} is ${readable(setting, is)}, should be ${readable(setting, should)}`;
  if (isAllowed(difference, allowed)) return change;
  return `${change}: ${WHAT_TO_DO[obstacle === 'impossible' ? setting : (obstacle ?? '')]}`;
}

function readable(setting: string, value: string | undefined): string {
  if (value === undefined) return 'not set';
  if (value === '-1') return 'without limit';
  if (setting.endsWith('.ms')) return `${value} (${round(Number(value) / DAY_MS)} d)`;
  if (setting.endsWith('.bytes')) return `${value} (${round(Number(value) / GIB)} GiB)`;
  return value;
}

function round(number: number): number {
  return Number(number.toPrecision(2)) > 10 ? Math.round(number) : Number(number.toPrecision(2));
}
