import { Injectable } from '@nestjs/common';
import { lockRow, sendUpdate, type Transaction } from '@shop/database';
import { Outbox } from '@shop/outbox';
import { ShipmentNotFoundError } from '../domain/shipment.errors.js';
import { Shipment } from '../domain/shipment.js';
import { publishShipmentEvent } from './publish-shipment-event.js';
import { toRow, toState } from './shipment-row.mapper.js';
import { ShipmentEntity } from './shipment.entity.js';

type Change = (shipment: Shipment) => Promise<void> | void;

/**
 * Stores shipments, and with each change its facts: in one transaction, so there is never one without the
 * other.
 */
@Injectable()
export class ShipmentRepository {
  constructor(private readonly outbox: Outbox) {}

  /**
   * Locks the shipment until the end of the transaction, so that its changes, and with them its facts, come
   * one after another.
   *
   * @throws ShipmentNotFoundError
   */
  async change(tx: Transaction, id: string, change: Change): Promise<Shipment> {
    const shipment = await this.#lock(tx, id);
    await change(shipment);
    sendUpdate(tx, ShipmentEntity, toRow(shipment));
    this.#publish(tx, shipment);
    return shipment;
  }

  /**
   * The same for a shipment that may not be there yet. It adds the row first, since a missing row cannot be
   * locked. Of two transactions that add it at once, the later one waits and finds it.
   */
  async changeOrAdd(tx: Transaction, added: Shipment, change: Change): Promise<Shipment> {
    this.#insert(tx, added);
    return this.change(tx, added.state.id, change);
  }

  #insert(tx: Transaction, shipment: Shipment): void {
    const { id, orderId, version, status } = toRow(shipment);
    tx.send(
      'insert into shipments (id, order_id, version, status) values ($1, $2, $3, $4) on conflict do nothing',
      [id, orderId, version, status],
    );
  }

  async #lock(tx: Transaction, id: string): Promise<Shipment> {
    const row = await lockRow(tx, ShipmentEntity, id);
    if (!row) throw new ShipmentNotFoundError(id);
    return Shipment.restore(toState(row));
  }

  // Last in the transaction: the shipment's row is written, so no later change of it can insert its facts
  // before these.
  #publish(tx: Transaction, shipment: Shipment): void {
    for (const event of shipment.recorded) publishShipmentEvent(this.outbox, tx, event);
  }
}
