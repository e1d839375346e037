export * from './gen/shop/invoice/v1/invoice_credited_pb.js';
export * from './gen/shop/invoice/v1/invoice_issued_pb.js';
export * from './gen/shop/invoice/v1/invoice_paid_pb.js';
export * from './gen/shop/order/v1/order_cancelled_pb.js';
export * from './gen/shop/order/v1/order_completed_pb.js';
export * from './gen/shop/order/v1/order_placed_pb.js';
export * from './gen/shop/shipment/v1/shipment_delivered_pb.js';
export * from './gen/shop/shipment/v1/shipment_dispatched_pb.js';
export * from './gen/shop/shipment/v1/shipment_rejected_pb.js';
export * from './gen/shop/shipment/v1/shipment_returned_pb.js';
export * from './gen/shop/shipment/v1/stock_level_changed_pb.js';
export { topicCatalogue } from './catalogue.js';
export { ID_NAMESPACES } from './id-namespaces.js';
export { invoiceCredited, invoiceIssued, invoicePaid } from './invoice.topics.js';
export { fromMoney, fromMoneyOrZero, toMoney, type Amount, type Money } from './money.js';
export { orderCancelled, orderCompleted, orderPlaced } from './order.topics.js';
export {
  shipmentDelivered,
  shipmentDispatched,
  shipmentRejected,
  shipmentReturned,
  stockLevelChanged,
} from './shipment.topics.js';
export { serviceNames, services, type Service, type ServiceName } from './services.js';
