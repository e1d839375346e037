import { z } from 'zod';
import { ServiceClient } from './service-client.js';

const StockLevel = z.object({ sku: z.string(), onHand: z.int(), reserved: z.int(), shipped: z.int() });
export type StockLevel = z.output<typeof StockLevel>;

const BoardEntry = z.object({
  shipmentId: z.string(),
  status: z.string(),
  carrier: z.string().nullable(),
  trackingNumber: z.string().nullable(),
});
export type BoardEntry = z.output<typeof BoardEntry>;

const PAGE_SIZE = 100;

const StockPage = z.object({ items: z.array(StockLevel) });
const BoardPage = z.object({ items: z.array(BoardEntry) });

export class ShipmentClient extends ServiceClient {
  async listStock(): Promise<StockLevel[]> {
    const levels: StockLevel[] = [];
    for (let last: StockLevel | undefined; ; last = levels.at(-1)) {
      const after = last ? `&after=${encodeURIComponent(last.sku)}` : '';
      const { items } = await this.send('GET', `/stock?limit=${PAGE_SIZE}${after}`, StockPage);
      levels.push(...items);
      if (items.length < PAGE_SIZE) return levels;
    }
  }

  async receiveStock(sku: string, quantity: number): Promise<void> {
    await this.send('POST', `/stock/${encodeURIComponent(sku)}/receipts`, z.unknown(), { quantity });
  }

  async findShipment(orderId: string): Promise<BoardEntry | undefined> {
    const { items } = await this.send('GET', `/shipments?orderId=${orderId}`, BoardPage);
    return items[0];
  }

  async dispatch(shipmentId: string, parcel: { carrier: string; trackingNumber: string }): Promise<true> {
    await this.send('POST', `/shipments/${shipmentId}/dispatch`, z.unknown(), parcel);
    return true;
  }

  async deliver(shipmentId: string): Promise<void> {
    await this.send('POST', `/shipments/${shipmentId}/deliver`, z.unknown());
  }
}
