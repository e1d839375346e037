/** The parts of the services' answers that the tests read. */

export interface PlacedOrder {
  orderId: string;
  version: number;
  total: { amountMinor: number; currency: string };
}

export interface OrderOverview {
  orderId: string;
  version: number;
  status: 'PLACED' | 'CANCELLED' | 'COMPLETED';
  cancellationReason: string | null;
  customerId: string;
  total: { amountMinor: number; currency: string };
  shipmentStatus: string | null;
  trackingNumber: string | null;
  invoiceStatus: string | null;
  invoiceNumber: string | null;
}

export interface BoardEntry {
  shipmentId: string;
  orderId: string;
  status: string;
}

export interface Invoice {
  invoiceId: string;
  status: string;
  total: { amountMinor: number; currency: string };
}

export interface StockLevel {
  sku: string;
  onHand: number;
  reserved: number;
  shipped: number;
}

export interface Page<Item> {
  items: Item[];
}
