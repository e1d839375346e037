import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { stockLevelChanged } from '@shop/contracts';
import type { Transaction } from '@shop/database';
import { StockLevel, type StockLevelState } from '../../../apps/shipment/src/stock/domain/stock-level.js';
import { StockRepository } from '../../../apps/shipment/src/stock/persistence/stock.repository.js';
import type { Memory } from './memory.js';

export class StockInMemory extends StockRepository {
  constructor(
    readonly rows: Map<string, StockLevelState>,
    readonly memory: Memory,
  ) {
    super(memory);
  }

  override async lock(_: Transaction, skus: readonly string[]): Promise<StockLevel[]> {
    const rows = skus.map((sku) => this.rows.get(sku));
    return rows.filter((row) => row !== undefined).map((row) => StockLevel.restore(row));
  }

  override async lockOrCreate(tx: Transaction, sku: string): Promise<StockLevel> {
    const [level = StockLevel.none(sku)] = await this.lock(tx, [sku]);
    return level;
  }

  override save(tx: Transaction, levels: readonly StockLevel[], now: Date): void {
    const occurredAt = timestampFromDate(now);
    for (const { state } of levels) {
      this.rows.set(state.sku, state);
      this.memory.append(tx, stockLevelChanged, { ...state, occurredAt });
    }
  }
}
