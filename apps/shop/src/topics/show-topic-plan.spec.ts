import { describe, expect, it } from '@jest/globals';
import type { Obstacle, TopicDifference, TopicPlan } from '@shop/messaging';
import { leftOf, showTopicPlan } from './show-topic-plan.js';

const settings = (name: string) => ({ name, partitions: 12, config: {} });
const changed = (...differences: TopicDifference[]): TopicPlan => ({
  topic: settings('changed'),
  action: 'change',
  differences,
});
const shorter: TopicDifference = {
  setting: 'retention.ms',
  is: '63072000000',
  should: '86400000',
  obstacle: 'loss',
};

function show(plans: TopicPlan[], unowned: string[] = [], ...allowed: Obstacle[]): string[] {
  return showTopicPlan(plans, unowned, new Set(allowed)).split('\n');
}

describe('a plan for topics', () => {
  it('shows what is to be created and changed, and what nobody owns', () => {
    const plans: TopicPlan[] = [
      { topic: settings('kept'), action: 'keep', differences: [] },
      { topic: settings('created'), action: 'create', differences: [] },
      changed(
        { setting: 'retention.bytes', is: '1073741824', should: '-1' },
        { setting: 'max.message.bytes', is: '536870912', should: undefined },
        { setting: 'min.insync.replicas', is: undefined, should: '2' },
      ),
    ];
    expect(show(plans, ['orphan'])).toEqual([
      '+ created  12 partitions',
      '~ changed',
      '    retention.bytes is 1073741824 (1 GiB), should be without limit',
      '    max.message.bytes is 536870912 (0.5 GiB), should be not set',
      '    min.insync.replicas is not set, should be 2',
      '? orphan  nobody owns it; it is left alone',
      '1 to create, 1 to change, 1 unchanged',
    ]);
  });

  it('says what needs a decision, why, and how to take it', () => {
    const lines = show([changed(shorter)]);
    expect(lines).toContain(
      '    retention.ms is 63072000000 (730 d), should be 86400000 (1 d): ' +
        'records would be deleted that are kept now: --allow-loss does it',
    );
    expect(lines.at(-1)).toBe('0 to create, 1 to change, 1 left to decide, 0 unchanged');
  });

  it('has nothing more to say once it is allowed', () => {
    expect(show([changed(shorter)], [], 'loss')).toContain(
      '    retention.ms is 63072000000 (730 d), should be 86400000 (1 d)',
    );
    expect(leftOf([changed(shorter)], new Set<Obstacle>(['loss']))).toEqual([]);
  });

  it.each([
    ['partitions', '12', '24', 'repartition', '--allow-repartition'],
    ['partitions', '12', '6', 'impossible', 'make a new topic'],
    ['min.insync.replicas', '1', '2', 'impossible', 'add replicas first'],
    ['replication.factor', '1', '3', 'impossible', 'kafka-reassign-partitions.sh'],
  ] as const)('knows what to do about %s from %s to %s', (setting, is, should, obstacle, advice) => {
    expect(show([changed({ setting, is, should, obstacle })], [], 'loss').join('\n')).toContain(advice);
  });
});
