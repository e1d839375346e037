import { Injectable } from '@nestjs/common';
import type { Transaction } from '@shop/database';
import type { CommandContext } from '@shop/http';
import { StockKeeper } from '../../stock/stock-keeper.js';
import type { Shipment } from '../domain/shipment.js';
import { ShipmentRepository } from '../persistence/shipment.repository.js';

@Injectable()
export class ReturnShipmentHandler {
  constructor(
    private readonly shipments: ShipmentRepository,
    private readonly stock: StockKeeper,
  ) {}

  execute(tx: Transaction, shipmentId: string, { now, ifMatch }: CommandContext): Promise<Shipment> {
    return this.shipments.change(tx, shipmentId, async (shipment) => {
      ifMatch?.check(shipment.state.version);
      shipment.takeBack(now);
      await this.stock.move(tx, shipment.lines, 'return', now);
    });
  }
}
