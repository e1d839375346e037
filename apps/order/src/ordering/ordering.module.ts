import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { CancelOrderWhenShipmentRejected } from './cancel-order/cancel-order-when-shipment-rejected.consumer.js';
import { CancelOrderController } from './cancel-order/cancel-order.controller.js';
import { CancelOrderHandler } from './cancel-order/cancel-order.handler.js';
import { LearnFactHandler } from './learn-fact.handler.js';
import { MarkOrderDeliveredWhenShipmentDelivered } from './mark-order-delivered/mark-order-delivered-when-shipment-delivered.consumer.js';
import { MarkOrderDispatchedWhenShipmentDispatched } from './mark-order-dispatched/mark-order-dispatched-when-shipment-dispatched.consumer.js';
import { MarkOrderPaidWhenInvoicePaid } from './mark-order-paid/mark-order-paid-when-invoice-paid.consumer.js';
import { OrderRepository } from './persistence/order.repository.js';
import { PlaceOrderController } from './place-order/place-order.controller.js';
import { PlaceOrderHandler } from './place-order/place-order.handler.js';
import { StockWarnings } from './place-order/stock-warnings.js';

const requests = [PlaceOrderController, CancelOrderController];

/** The reactions of ordering. */
const reactions = [
  CancelOrderWhenShipmentRejected,
  MarkOrderDispatchedWhenShipmentDispatched,
  MarkOrderDeliveredWhenShipmentDelivered,
  MarkOrderPaidWhenInvoicePaid,
];

const handlers = [PlaceOrderHandler, CancelOrderHandler, LearnFactHandler];

@Module({
  imports: [CatalogueModule],
  controllers: [...requests, ...reactions],
  providers: [...handlers, OrderRepository, StockWarnings],
})
export class OrderingModule {}
