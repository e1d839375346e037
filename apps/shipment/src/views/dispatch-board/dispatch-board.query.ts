import { Injectable } from '@nestjs/common';
import { ReadDatabase } from '@shop/database';
import { KnownShipments } from '../../known-shipments.js';
import type { BoardEntry } from './dispatch-board.response.js';

export interface BoardFilter {
  status?: string | undefined;
  /** The order of the last entry of the previous page. */
  after?: string | undefined;
  limit: number;
}

// A row without a placement has only later facts so far: its lines and its address are not known yet.
const ENTRIES = `
  select shipment_id as "shipmentId", order_id as "orderId", status, version, placed_at as "placedAt", lines,
         shipping_address as "shippingAddress", carrier, tracking_number as "trackingNumber",
         dispatched_at as "dispatchedAt", delivered_at as "deliveredAt", returned_at as "returnedAt"
  from dispatch_board
  where placed_at is not null`;

@Injectable()
export class DispatchBoardQuery extends KnownShipments {
  constructor(private readonly database: ReadDatabase) {
    super();
  }

  override async has(shipmentId: string): Promise<boolean> {
    return (await this.find(shipmentId)) !== undefined;
  }

  async find(shipmentId: string): Promise<BoardEntry | undefined> {
    const [entry] = await this.database.query<BoardEntry>(`${ENTRIES} and shipment_id = $1`, [shipmentId]);
    return entry;
  }

  /** The entry of an order, or none if the view does not know the order. */
  ofOrder(orderId: string): Promise<BoardEntry[]> {
    return this.database.query(`${ENTRIES} and order_id = $1`, [orderId]);
  }

  /** Longest waiting first. */
  list({ status, after, limit }: BoardFilter): Promise<BoardEntry[]> {
    return this.database.query(
      `${ENTRIES}
         and ($1::text is null or status = $1)
         and ($2::uuid is null or (placed_at, order_id) > (
           select placed_at, order_id from dispatch_board where order_id = $2))
       order by placed_at, order_id
       limit $3`,
      [status, after, limit],
    );
  }
}
