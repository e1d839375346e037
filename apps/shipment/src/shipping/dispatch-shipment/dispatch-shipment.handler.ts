import { Injectable } from '@nestjs/common';
import { WriteDatabase } from '@shop/database';
import { StockKeeper } from '../../stock/stock-keeper.js';
import type { Parcel, Shipment } from '../domain/shipment.js';
import { ShipmentRepository } from '../persistence/shipment.repository.js';

@Injectable()
export class DispatchShipmentHandler {
  constructor(
    private readonly database: WriteDatabase,
    private readonly shipments: ShipmentRepository,
    private readonly stock: StockKeeper,
  ) {}

  execute(shipmentId: string, parcel: Parcel): Promise<Shipment> {
    const now = new Date();
    return this.database.transaction((tx) =>
      this.shipments.change(tx, shipmentId, async (shipment) => {
        shipment.dispatch(parcel, now);
        await this.stock.move(tx, shipment.lines, 'ship', now);
      }),
    );
  }
}
