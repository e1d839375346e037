import { Controller } from '@nestjs/common';
import { orderCancelled, type OrderCancelled } from '@shop/contracts';
import { EventHandler, type EventContext } from '@shop/messaging';
import { addLogFields } from '@shop/telemetry';
import { fromTimestamp } from '@shop/topics';
import { shipmentIdOf } from '../../shipment-id.js';
import { StockKeeper } from '../../stock/stock-keeper.js';
import { ShipmentRepository } from '../persistence/shipment.repository.js';

/**
 * Releases the stock of what has not been sent, recalls what has, and remembers it for an order that is still
 * to come.
 */
@Controller()
export class CancelShipmentWhenOrderCancelled {
  constructor(
    private readonly shipments: ShipmentRepository,
    private readonly stock: StockKeeper,
  ) {}

  @EventHandler(orderCancelled, { service: 'shipment', transaction: 'event', replayable: true })
  async handle({ orderId, occurredAt }: OrderCancelled, { tx }: EventContext): Promise<void> {
    const shipmentId = shipmentIdOf(orderId);
    addLogFields({ orderId, shipmentId });
    await this.shipments.changeOrExpect(tx, shipmentId, orderId, async (shipment) => {
      if (shipment.holdsReservedStock) await this.stock.move(tx, shipment.lines, 'release', new Date());
      shipment.orderCancelled(fromTimestamp(occurredAt));
    });
  }
}
