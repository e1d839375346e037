import type { Catalogue } from '@shop/topics';
import { invoiceCredited, invoiceIssued, invoicePaid } from './invoice.topics.js';
import { orderCancelled, orderCompleted, orderPlaced } from './order.topics.js';
import {
  shipmentDelivered,
  shipmentDispatched,
  shipmentRejected,
  shipmentReturned,
  stockLevelChanged,
} from './shipment.topics.js';

/** Every topic of the shop. */
export const topicCatalogue: Catalogue = [
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
