import { Injectable } from '@nestjs/common';
import type { Transaction } from '@shop/database';
import type { CommandContext } from '@shop/http';
import { StockKeeper } from '../../stock/stock-keeper.js';
import type { Parcel, Shipment } from '../domain/shipment.js';
import { ShipmentRepository } from '../persistence/shipment.repository.js';

@Injectable()
export class DispatchShipmentHandler {
  constructor(
    private readonly shipments: ShipmentRepository,
    private readonly stock: StockKeeper,
  ) {}

  execute(
    tx: Transaction,
    shipmentId: string,
    parcel: Parcel,
    { now, ifMatch }: CommandContext,
  ): Promise<Shipment> {
    return this.shipments.change(tx, shipmentId, async (shipment) => {
      ifMatch?.check(shipment.state.version);
      shipment.dispatch(parcel, now);
      await this.stock.move(tx, shipment.lines, 'ship', now);
    });
  }
}
