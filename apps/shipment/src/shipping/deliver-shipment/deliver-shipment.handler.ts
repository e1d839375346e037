import { Injectable } from '@nestjs/common';
import { WriteDatabase } from '@shop/database';
import type { Shipment } from '../domain/shipment.js';
import { ShipmentRepository } from '../persistence/shipment.repository.js';

@Injectable()
export class DeliverShipmentHandler {
  constructor(
    private readonly database: WriteDatabase,
    private readonly shipments: ShipmentRepository,
  ) {}

  execute(shipmentId: string): Promise<Shipment> {
    return this.database.transaction((tx) =>
      this.shipments.change(tx, shipmentId, (shipment) => shipment.deliver(new Date())),
    );
  }
}
