import type { Transaction } from '@shop/database';
import type { Line } from '../order-overview.response.js';

interface OrderPart {
  orderId: string;
  version: number;
  status: 'PLACED' | 'CANCELLED' | 'COMPLETED';
  placement?: Placement;
  cancellationReason?: string;
}

interface Placement {
  customerId: string;
  lines: Line[];
  totalMinor: number;
  taxMinor: number;
  currency: string;
  placedAt: Date;
}

/** Adds what a fact of the order says. The facts may come in any order and again: the row ends alike. */
export async function mergeOrder(tx: Transaction, order: OrderPart): Promise<void> {
  const { orderId, version, status, placement, cancellationReason } = order;
  await tx.query(
    `insert into order_overview as known (
       order_id, order_version, order_status, cancellation_reason,
       customer_id, lines, total_minor, tax_minor, currency, placed_at
     ) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     on conflict (order_id) do update set
       order_status = case when excluded.order_version > known.order_version
                           then excluded.order_status else known.order_status end,
       order_version = greatest(excluded.order_version, known.order_version),
       cancellation_reason = coalesce(excluded.cancellation_reason, known.cancellation_reason),
       customer_id = coalesce(excluded.customer_id, known.customer_id),
       lines = coalesce(excluded.lines, known.lines),
       total_minor = coalesce(excluded.total_minor, known.total_minor),
       tax_minor = coalesce(excluded.tax_minor, known.tax_minor),
       currency = coalesce(excluded.currency, known.currency),
       placed_at = coalesce(excluded.placed_at, known.placed_at)`,
    [
      orderId,
      version,
      status,
      cancellationReason,
      placement?.customerId,
      placement && JSON.stringify(placement.lines),
      placement?.totalMinor,
      placement?.taxMinor,
      placement?.currency,
      placement?.placedAt,
    ],
  );
}
