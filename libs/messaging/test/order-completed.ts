import type { DescMessage, MessageInitShape } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { orderCompleted, type OrderCompletedSchema } from '@shop/contracts';
import { protoText, type Topic } from '@shop/topics';
import { SchemaRegistry, subjectOf } from '@shop/messaging';
import { registryOfStack, uniqueName } from '@shop/testing';

export const anOrderCompleted = {
  orderId: 'order-1',
  version: 3,
  occurredAt: timestampFromDate(new Date('2026-07-01T12:00:00Z')),
  customerId: 'customer-1',
} satisfies MessageInitShape<typeof OrderCompletedSchema>;

export function aTopic(): Topic<typeof OrderCompletedSchema> {
  return renamed(orderCompleted);
}

/** A topic under a name, and so with a subject, that no other test uses. */
export function renamed<Schema extends DescMessage>(topic: Topic<Schema>): Topic<Schema> {
  return { ...topic, name: uniqueName(topic.name) };
}

export function testRegistry(): SchemaRegistry {
  return registryOfStack();
}

export type Change = (protoText: string) => string;

/** Registers what a producer would whose `.proto` is not quite ours. */
export async function registerChanged(
  registry: SchemaRegistry,
  topic: Topic,
  change: Change,
): Promise<number> {
  return registry.register(subjectOf(topic), change(protoText(topic)));
}

export const addField: Change = (text) =>
  text.replace('string customer_id = 4;', 'string customer_id = 4;\n  string note = 5;');
