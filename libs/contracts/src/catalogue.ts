import type { Topic } from '@shop/topics';
import { invoiceCredited, invoiceIssued, invoicePaid } from './invoice.topics.js';
import { orderCancelled, orderCompleted, orderPlaced } from './order.topics.js';
import {
  shipmentDelivered,
  shipmentDispatched,
  shipmentRejected,
  shipmentReturned,
  stockLevelChanged,
} from './shipment.topics.js';
import type { ConsumerGroup, ServiceName } from './services.js';

/** Every topic there is. Topics, schemas and subscriptions are made from it. */
export const topicCatalogue: readonly Topic[] = [
  orderPlaced,
  orderCancelled,
  orderCompleted,
  shipmentDispatched,
  shipmentDelivered,
  shipmentRejected,
  shipmentReturned,
  stockLevelChanged,
  invoiceIssued,
  invoicePaid,
  invoiceCredited,
];

/** The topics that a service may write. */
export function topicsOwnedBy(service: ServiceName): Topic[] {
  return topicCatalogue.filter(({ owner }) => owner === service);
}

/** The topics that a service reads, in any of its groups. */
export function topicsReadBy(service: ServiceName): Topic[] {
  const groups = groupsOf(service);
  return topicCatalogue.filter(({ subscribers }) =>
    subscribers.some(({ group }) => groups.some((own) => own === group)),
  );
}

/** The consumer groups of a service: it reacts in the one, and fills its read models in the other. */
export function groupsOf(service: ServiceName): ConsumerGroup[] {
  return [service, `${service}-projector`];
}
