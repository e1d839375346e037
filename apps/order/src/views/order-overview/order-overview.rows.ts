import { versionedUpsert } from '@shop/projection';
import type { Line } from './order-overview.response.js';

/** The columns that facts of an order set in its row. */
export interface OrderPart {
  orderId: string;
  orderVersion: number;
  orderStatus: 'PLACED' | 'CANCELLED' | 'COMPLETED';
  cancellationReason?: string | undefined;
  customerId?: string;
  lines?: Line[];
  totalMinor?: number;
  taxMinor?: number;
  currency?: string;
  placedAt?: Date;
}

/** The columns that facts of its shipment set. */
export interface ShipmentPart {
  orderId: string;
  shipmentId: string;
  shipmentVersion: number;
  shipmentStatus: 'REJECTED' | 'DISPATCHED' | 'DELIVERED' | 'RETURNED';
  carrier?: string;
  trackingNumber?: string;
}

/** The columns that facts of its invoice set. */
export interface InvoicePart {
  orderId: string;
  invoiceId: string;
  invoiceVersion: number;
  invoiceStatus: 'ISSUED' | 'PAID' | 'CREDITED';
  invoiceNumber?: string;
  dueAt?: Date;
}

export const upsertOrders = versionedUpsert<OrderPart>({
  table: 'order_overview',
  key: 'orderId',
  version: 'orderVersion',
  columns: {
    orderId: 'uuid',
    orderVersion: 'int',
    orderStatus: 'text',
    cancellationReason: 'text',
    customerId: 'text',
    lines: 'jsonb',
    totalMinor: 'bigint',
    taxMinor: 'bigint',
    currency: 'text',
    placedAt: 'timestamptz',
  },
});

export const upsertShipments = versionedUpsert<ShipmentPart>({
  table: 'order_overview',
  key: 'orderId',
  version: 'shipmentVersion',
  columns: {
    orderId: 'uuid',
    shipmentId: 'uuid',
    shipmentVersion: 'int',
    shipmentStatus: 'text',
    carrier: 'text',
    trackingNumber: 'text',
  },
});

export const upsertInvoices = versionedUpsert<InvoicePart>({
  table: 'order_overview',
  key: 'orderId',
  version: 'invoiceVersion',
  columns: {
    orderId: 'uuid',
    invoiceId: 'uuid',
    invoiceVersion: 'int',
    invoiceStatus: 'text',
    invoiceNumber: 'text',
    dueAt: 'timestamptz',
  },
});
