import type { Provider } from '@nestjs/common';
import { Replay, Triage } from '@shop/inbox';
import { KafkaEventsStrategy } from '@shop/messaging';
import { ParkedRows } from '@shop/outbox';
import { DeadLetterAdmin } from './dead-letters/dead-letter-admin.js';
import { OperatedGroups, type OperatedGroup } from './operated-groups.js';
import { OPERATIONS_CONFIG, type OperationsConfig } from './operations-config.js';
import { OutboxAdmin } from './parked-rows/outbox-admin.js';
import { ReplayAdmin } from './replays/replay-admin.js';

/** The collaborators of the operations controllers, made for the groups of the service. */
export const adminProviders: Provider[] = [
  {
    provide: DeadLetterAdmin,
    inject: [OperatedGroups],
    useFactory: ({ reactions, projections }: OperatedGroups) =>
      new DeadLetterAdmin([new Triage(reactions), new Triage(projections)]),
  },
  {
    provide: OutboxAdmin,
    inject: [OperatedGroups],
    useFactory: ({ reactions, projections }: OperatedGroups) =>
      new OutboxAdmin({ write: parkedRowsOf(reactions), read: parkedRowsOf(projections) }),
  },
  {
    provide: ReplayAdmin,
    inject: [OPERATIONS_CONFIG, OperatedGroups, KafkaEventsStrategy],
    useFactory: (config: OperationsConfig, groups: OperatedGroups, strategy: KafkaEventsStrategy) =>
      new ReplayAdmin([replayOf(config, groups, strategy)]),
  },
];

function parkedRowsOf({ database, wakeUp }: OperatedGroup): ParkedRows {
  return new ParkedRows(database, wakeUp);
}

function replayOf(
  { name, kafka, processedEventDays: windowDays }: OperationsConfig,
  { reactions }: OperatedGroups,
  strategy: KafkaEventsStrategy,
): Replay {
  return new Replay({
    ...reactions,
    kafka,
    windowDays,
    // Asked for when they are needed: Nest finds the handlers only after it has made all providers.
    get handlers() {
      return strategy.handlersOf(name);
    },
  });
}
