import { Injectable } from '@nestjs/common';
import type { Transaction } from '@shop/database';
import { demandOf, type Demand } from './domain/demand.js';
import { moveAll, reserveAllOrNone, type Shortage } from './domain/reservation.js';
import { StockRepository } from './persistence/stock.repository.js';

/** Moves stock for shipping, in shipping's own transaction, so that both change or neither. */
@Injectable()
export class StockKeeper {
  constructor(private readonly stock: StockRepository) {}

  /**
   * Reserves all units and returns no shortages, or reserves nothing and returns the shortages.
   */
  async reserve(tx: Transaction, lines: readonly Demand[], now: Date): Promise<readonly Shortage[]> {
    const demand = demandOf(lines);
    const reservation = reserveAllOrNone(await this.#lock(tx, demand), demand);
    if (reservation.kind === 'REFUSED') return reservation.shortages;
    this.stock.save(tx, reservation.levels, now);
    return [];
  }

  /** Moves units that were reserved before. */
  async move(
    tx: Transaction,
    lines: readonly Demand[],
    move: 'release' | 'ship' | 'return',
    now: Date,
  ): Promise<void> {
    const demand = demandOf(lines);
    this.stock.save(tx, moveAll(await this.#lock(tx, demand), demand, move), now);
  }

  #lock(tx: Transaction, demand: readonly Demand[]) {
    return this.stock.lock(
      tx,
      demand.map(({ sku }) => sku),
    );
  }
}
