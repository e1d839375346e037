import type { Transaction } from '@shop/database';
import { EventContext, readEvent, type EventSerde, type ReceivedEvent } from '@shop/messaging';
import type { Delivery } from './delivery.js';
import type { Task } from './task.js';

/**
 * Reads the event of a delivery and calls its handler in the given transaction.
 *
 * @throws MalformedEnvelopeError, UndecodableEventError for what can never be read, RegistryUnavailableError for what
 * cannot be read now, and whatever the handler throws
 */
export async function handleDelivery(tx: Transaction, delivery: Delivery, serde: EventSerde): Promise<void> {
  const { event, context } = await receive(tx, delivery, serde);
  await delivery.handler.handle(event, context);
}

/**
 * The same for several deliveries, in their order: at once those of a topic whose handler takes a chunk. What it does is then part of
 * several steps, and told in none.
 */
export async function handleAll(tx: Transaction, tasks: readonly Task[], serde: EventSerde): Promise<void> {
  for (const ofOneTopic of Map.groupBy(tasks, ({ delivery }) => delivery.handler).values()) {
    await handleTopic(tx, ofOneTopic, serde);
  }
}

async function handleTopic(tx: Transaction, tasks: readonly Task[], serde: EventSerde): Promise<void> {
  const handleChunk = tasks[0]?.delivery.handler.handleChunk;
  if (handleChunk) {
    const received: ReceivedEvent[] = [];
    for (const { delivery, step } of tasks) {
      step.begin();
      const one = receive(tx, delivery, serde);
      // Waiting for each of hundreds that are there already would be a good part of the work.
      received.push(one instanceof Promise ? await one : one);
    }
    await handleChunk(received);
    for (const { step } of tasks) step.pause();
    return;
  }
  for (const { delivery, step } of tasks) {
    await step.run(() => handleDelivery(tx, delivery, serde));
    step.pause();
  }
}

function receive(
  tx: Transaction,
  { record, handler, metadata }: Delivery,
  serde: EventSerde,
): ReceivedEvent | Promise<ReceivedEvent> {
  const read = readEvent(handler.topic, record, serde, metadata);
  return read instanceof Promise ? read.then(received) : received(read);

  function received({ event, metadata: known }: Awaited<typeof read>): ReceivedEvent {
    return { event, context: new EventContext(tx, known, record) };
  }
}
