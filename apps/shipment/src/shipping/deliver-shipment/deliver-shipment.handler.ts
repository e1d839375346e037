import { Injectable } from '@nestjs/common';
import type { Transaction } from '@shop/database';
import type { CommandContext } from '@shop/http';
import type { Shipment } from '../domain/shipment.js';
import { ShipmentRepository } from '../persistence/shipment.repository.js';

@Injectable()
export class DeliverShipmentHandler {
  constructor(private readonly shipments: ShipmentRepository) {}

  execute(tx: Transaction, shipmentId: string, { now, ifMatch }: CommandContext): Promise<Shipment> {
    return this.shipments.change(tx, shipmentId, (shipment) => {
      ifMatch?.check(shipment.state.version);
      shipment.deliver(now);
    });
  }
}
