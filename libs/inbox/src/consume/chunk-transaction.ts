import { failureKind } from '../failure.js';
import { chunkCommitted, inboxMetrics, MAIN } from '../inbox-metrics.js';
import { keyOf } from '../ledger/ledger.js';
import { recordProcessed } from '../processed-events.js';
import type { Delivery } from './delivery.js';
import { handleAll } from './handle-delivery.js';
import type { ProcessorOptions } from './processor-options.js';
import type { Task } from './task.js';

/** One transaction for all of them. A failure is counted here, whoever decides what becomes of it. */
export async function processTogether(tasks: Task[], options: ProcessorOptions): Promise<void> {
  try {
    await inTransaction(tasks, options);
  } catch (error) {
    inboxMetrics.attempts.add({ group: options.group, stage: MAIN, result: failureKind(error) });
    throw error;
  }
  for (const { step } of tasks) step.finish();
}

function inTransaction(tasks: Task[], { database, group, parking, serde }: ProcessorOptions): Promise<void> {
  const deliveries = tasks.map(({ delivery }) => delivery);
  return database.transaction(async (tx) => {
    const [known, heads] = await Promise.all([
      recordProcessed(tx, group, deliveries),
      // Seen after the insert, which may wait for another member that is parking one of these keys.
      parking.ledger.heads(tx, deliveries),
    ]);
    const free: Task[] = [];
    const blocked: Delivery[] = [];
    for (const task of tasks) {
      const { delivery, step } = task;
      if (known.has(delivery.id)) continue;
      // Of two copies in one chunk the second is left out.
      known.add(delivery.id);
      const head = heads.size > 0 && heads.get(keyOf(delivery.record.topic, delivery.orderKey));
      step.outcome = head ? 'blocked' : 'handled';
      if (head) {
        await step.run(() => parking.parkBehind(tx, delivery, head));
        blocked.push(delivery);
      } else free.push(task);
    }
    await handleAll(tx, free, serde);
    const handled = free.map(({ delivery }) => delivery);
    tx.afterCommit(() => chunkCommitted(group, { deliveries, handled, blocked }));
  });
}

/** Takes an event that keeps failing off the topic: it is recorded as processed, and waits in a retry tier or as a dead letter. */
export async function parkAlone(
  { delivery, step }: Task,
  { database, group, parking }: ProcessorOptions,
  error: unknown,
  attempts: number,
): Promise<void> {
  const parked = await database.transaction(async (tx) => {
    const known = await recordProcessed(tx, group, [delivery]);
    return known.size > 0 ? undefined : parking.park(tx, delivery, error, failureKind(error), attempts);
  });
  if (parked) {
    inboxMetrics.events.add({ group, topic: delivery.record.topic, outcome: 'parked' });
    step.failed('parked', parked.stage, error);
  } else step.outcome = 'duplicate';
  step.finish();
}
