import { versionedUpsert } from '@shop/projection';
import type { BoardEntry } from './dispatch-board.response.js';

/** The columns that facts of an order set in its row. */
export interface OrderPart {
  orderId: string;
  shipmentId: string;
  placedAt?: Date;
  lines?: BoardEntry['lines'];
  shippingAddress?: BoardEntry['shippingAddress'];
  cancelledAt?: Date;
}

/** The columns that facts of its shipment set. */
export interface ShipmentPart {
  orderId: string;
  shipmentId: string;
  version: number;
  rejectedAt?: Date;
  dispatchedAt?: Date;
  carrier?: string;
  trackingNumber?: string;
  deliveredAt?: Date;
  returnedAt?: Date;
}

/** Without a version: an order is placed once and cancelled once, and each sets columns of its own. */
export const upsertOrders = versionedUpsert<OrderPart>({
  table: 'dispatch_board',
  key: 'orderId',
  columns: {
    orderId: 'uuid',
    shipmentId: 'uuid',
    placedAt: 'timestamptz',
    lines: 'jsonb',
    shippingAddress: 'jsonb',
    cancelledAt: 'timestamptz',
  },
});

export const upsertShipments = versionedUpsert<ShipmentPart>({
  table: 'dispatch_board',
  key: 'orderId',
  version: 'version',
  columns: {
    orderId: 'uuid',
    shipmentId: 'uuid',
    version: 'int',
    rejectedAt: 'timestamptz',
    dispatchedAt: 'timestamptz',
    carrier: 'text',
    trackingNumber: 'text',
    deliveredAt: 'timestamptz',
    returnedAt: 'timestamptz',
  },
});
