import { Injectable } from '@nestjs/common';
import { ReadDatabase } from '@shop/database';
import { ViewChanges } from '@shop/projection';
import type { OrderOverview } from './order-overview.response.js';
import type { PagePosition } from './page-cursor.js';

export interface OrderFilter {
  customerId?: string | undefined;
  status?: string | undefined;
  after?: PagePosition | undefined;
  limit: number;
}

/**
 * The pauses between two looks at the view. This process wakes its readers when it has projected the version,
 * but another process may do that. So readers also look: soon at first, since views are some milliseconds
 * behind, then less and less often.
 */
const MIN_PAUSE_MS = 5;
const MAX_PAUSE_MS = 50;

// A row without a placement has only later facts so far: it is not an order to show yet.
const SELECT = `
  select order_id as "orderId", order_version as version, order_status as status,
    cancellation_reason as "cancellationReason", customer_id as "customerId", lines,
    jsonb_build_object('amountMinor', total_minor - coalesce(tax_minor, 0), 'currency', currency) as net,
    jsonb_build_object('amountMinor', coalesce(tax_minor, 0), 'currency', currency) as tax,
    jsonb_build_object('amountMinor', total_minor, 'currency', currency) as total, placed_at as "placedAt",
    shipment_id as "shipmentId", shipment_status as "shipmentStatus", carrier,
    tracking_number as "trackingNumber", invoice_id as "invoiceId", invoice_status as "invoiceStatus",
    invoice_number as "invoiceNumber", due_at as "dueAt"
  from order_overview
  where placed_at is not null`;

@Injectable()
export class OrderOverviewQuery {
  constructor(
    private readonly database: ReadDatabase,
    private readonly changes: ViewChanges,
  ) {}

  async find(orderId: string): Promise<OrderOverview | undefined> {
    const [order] = await this.database.query<OrderOverview>(`${SELECT} and order_id = $1`, [orderId]);
    return order;
  }

  /**
   * Waits until the view has that version of the order, for at most `waitMs`, and returns the order as the
   * view has it then.
   */
  findFrom(version: number, orderId: string, waitMs: number): Promise<OrderOverview | undefined> {
    const deadline = performance.now() + waitMs;
    return this.changes.watch(orderId, async (changed) => {
      for (let pause = MIN_PAUSE_MS; ; pause = Math.min(pause * 1.5, MAX_PAUSE_MS)) {
        const order = await this.find(orderId);
        if ((order && order.version >= version) || performance.now() >= deadline) return order;
        await changed.wait(pause);
      }
    });
  }

  /** Newest first. */
  list({ customerId, status, after, limit }: OrderFilter): Promise<OrderOverview[]> {
    return this.database.query<OrderOverview>(
      `${SELECT}
         and ($1::text is null or customer_id = $1)
         and ($2::text is null or order_status = $2)
         and ($3::timestamptz is null or (placed_at, order_id) < ($3, $4::uuid))
       order by placed_at desc, order_id desc
       limit $5`,
      [customerId, status, after?.placedAt, after?.orderId, limit],
    );
  }
}
