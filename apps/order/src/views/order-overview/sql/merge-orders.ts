import { foldByKey, toColumns, type ProjectionTransaction } from '@shop/projection';
import type { Line } from '../order-overview.response.js';

export interface OrderPart {
  orderId: string;
  version: number;
  status: 'PLACED' | 'CANCELLED' | 'COMPLETED';
  placement?: Placement;
  cancellationReason?: string | undefined;
}

interface Placement {
  customerId: string;
  lines: Line[];
  totalMinor: number;
  taxMinor: number;
  currency: string;
  placedAt: Date;
}

/** Adds what facts of orders say. The facts may come in any order and again: the rows end alike. */
export function mergeOrders(tx: ProjectionTransaction, orders: readonly OrderPart[]): void {
  const parts = foldByKey(orders, ({ orderId }) => orderId);
  tx.send(
    `insert into order_overview as known (
       order_id, order_version, order_status, cancellation_reason,
       customer_id, lines, total_minor, tax_minor, currency, placed_at
     ) select * from unnest(
       $1::uuid[], $2::int[], $3::text[], $4::text[],
       $5::text[], $6::jsonb[], $7::bigint[], $8::bigint[], $9::text[], $10::timestamptz[])
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
    toColumns(parts, ({ orderId, version, status, cancellationReason, placement }) => [
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
    ]),
  );
}
