import { Injectable } from '@nestjs/common';
import type { Transaction } from '@shop/database';
import { IdempotentCommands, type CommandRequest } from '@shop/http';
import { addLogFields } from '@shop/telemetry';
import { KnownShipments } from '../known-shipments.js';
import { toAnswer, type ChangedShipment } from './changed-shipment.response.js';
import { ShipmentNotFoundError, ShipmentNotOpenedYetError } from './domain/shipment.errors.js';
import type { Shipment } from './domain/shipment.js';

/** Runs the commands of the warehouse. */
@Injectable()
export class ShipmentCommands {
  constructor(
    private readonly commands: IdempotentCommands,
    private readonly known: KnownShipments,
  ) {}

  /** @throws ShipmentNotOpenedYetError for a shipment that only the view knows so far */
  async run(
    command: CommandRequest,
    shipmentId: string,
    work: (tx: Transaction) => Promise<Shipment>,
  ): Promise<ChangedShipment> {
    addLogFields({ shipmentId });
    try {
      return await this.commands.run(command, async (tx) => toAnswer(await work(tx)));
    } catch (error) {
      const isOnItsWay = error instanceof ShipmentNotFoundError && (await this.known.has(shipmentId));
      throw isOnItsWay ? new ShipmentNotOpenedYetError(shipmentId) : error;
    }
  }
}
