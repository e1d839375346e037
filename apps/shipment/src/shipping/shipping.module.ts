import { Module } from '@nestjs/common';
import { StockModule } from '../stock/stock.module.js';
import { CancelShipmentWhenOrderCancelled } from './cancel-shipment/cancel-shipment-when-order-cancelled.consumer.js';
import { DeliverShipmentController } from './deliver-shipment/deliver-shipment.controller.js';
import { DeliverShipmentHandler } from './deliver-shipment/deliver-shipment.handler.js';
import { DispatchShipmentController } from './dispatch-shipment/dispatch-shipment.controller.js';
import { DispatchShipmentHandler } from './dispatch-shipment/dispatch-shipment.handler.js';
import { LearnFactHandler } from './learn-fact.handler.js';
import { OpenShipmentWhenOrderPlaced } from './open-shipment/open-shipment-when-order-placed.consumer.js';
import { ShipmentRepository } from './persistence/shipment.repository.js';
import { ReturnShipmentController } from './return-shipment/return-shipment.controller.js';
import { ReturnShipmentHandler } from './return-shipment/return-shipment.handler.js';
import { ShipmentCommands } from './shipment-commands.js';

const requests = [DispatchShipmentController, DeliverShipmentController, ReturnShipmentController];

/** The reactions of shipping. */
const reactions = [OpenShipmentWhenOrderPlaced, CancelShipmentWhenOrderCancelled];

const handlers = [DispatchShipmentHandler, DeliverShipmentHandler, ReturnShipmentHandler, LearnFactHandler];

@Module({
  imports: [StockModule],
  controllers: [...requests, ...reactions],
  providers: [...handlers, ShipmentCommands, ShipmentRepository],
})
export class ShippingModule {}
