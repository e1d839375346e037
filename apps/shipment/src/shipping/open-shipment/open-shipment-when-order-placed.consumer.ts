import { Controller } from '@nestjs/common';
import { orderPlaced, type OrderPlaced } from '@shop/contracts';
import { EventHandler, type EventContext } from '@shop/messaging';
import { addLogFields } from '@shop/telemetry';
import { shipmentIdOf } from '../../shipment-id.js';
import { StockKeeper } from '../../stock/stock-keeper.js';
import { ShipmentRepository } from '../persistence/shipment.repository.js';
import { toPlacedOrder } from './placed-order.mapper.js';

/** Reserves the stock of all lines and opens the shipment; or reserves nothing and rejects it. */
@Controller()
export class OpenShipmentWhenOrderPlaced {
  constructor(
    private readonly shipments: ShipmentRepository,
    private readonly stock: StockKeeper,
  ) {}

  @EventHandler(orderPlaced, { service: 'shipment', transaction: 'event', replayable: true })
  async handle(event: OrderPlaced, { tx }: EventContext): Promise<void> {
    const { orderId } = event;
    const shipmentId = shipmentIdOf(orderId);
    addLogFields({ orderId, shipmentId });
    const now = new Date();
    const order = toPlacedOrder(event);
    await this.shipments.changeOrExpect(tx, shipmentId, orderId, async (shipment) => {
      const shortages = shipment.awaitsStock ? await this.stock.reserve(tx, order.lines, now) : [];
      shipment.orderPlaced(order, shortages, now);
    });
  }
}
