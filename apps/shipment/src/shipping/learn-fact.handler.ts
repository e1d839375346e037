import { Injectable } from '@nestjs/common';
import type { Transaction } from '@shop/database';
import { addLogFields } from '@shop/telemetry';
import { shipmentIdOf } from '../shipment-id.js';
import { StockKeeper } from '../stock/stock-keeper.js';
import type { KnownFacts } from './domain/known-facts.js';
import { Shipment } from './domain/shipment.js';
import { ShipmentRepository } from './persistence/shipment.repository.js';

/**
 * Carries out every reaction, since each fact may be the one that was missing: the shipment learns the fact,
 * and its stock is reserved or released accordingly.
 */
@Injectable()
export class LearnFactHandler {
  constructor(
    private readonly shipments: ShipmentRepository,
    private readonly stock: StockKeeper,
  ) {}

  async execute(tx: Transaction, orderId: string, fact: KnownFacts, now: Date): Promise<void> {
    const expected = Shipment.expect(shipmentIdOf(orderId), orderId);
    addLogFields({ orderId, shipmentId: expected.state.id });
    await this.shipments.changeOrAdd(tx, expected, async (shipment) => {
      const move = shipment.learn(fact);
      if (move === 'reserve') await this.#reserve(tx, shipment, now);
      if (move === 'release') await this.stock.move(tx, shipment.lines, 'release', now);
    });
  }

  /** Reserves the stock of all lines, or reserves none and rejects the shipment. */
  async #reserve(tx: Transaction, shipment: Shipment, now: Date): Promise<void> {
    const shortages = await this.stock.reserve(tx, shipment.lines, now);
    if (shortages.length > 0) shipment.reject(shortages, now);
  }
}
