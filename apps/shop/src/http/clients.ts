import type { ShopConfig } from '../config.js';
import { InvoiceClient } from './invoice.client.js';
import { OrderClient } from './order.client.js';
import { ShipmentClient } from './shipment.client.js';

export interface Clients {
  order: OrderClient;
  shipment: ShipmentClient;
  invoice: InvoiceClient;
}

export function clientsOf({ services }: ShopConfig, correlationId: string): Clients {
  return {
    order: new OrderClient(services.order, correlationId),
    shipment: new ShipmentClient(services.shipment, correlationId),
    invoice: new InvoiceClient(services.invoice, correlationId),
  };
}
