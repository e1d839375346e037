import { CommandFailedError } from '../failure.js';
import type { Clients } from '../http/clients.js';
import { formatMoney } from '../http/money.js';
import { RefusedRequestError } from '../http/service-client.js';
import type { NewOrder, PlacedOrder } from '../http/order.client.js';
import type { Patience } from '../patience.js';
import type { Timeline } from './timeline.js';

export interface Play {
  clients: Clients;
  timeline: Timeline;
  patience: Patience;
}

const parcel = { carrier: 'Parcel Post', trackingNumber: 'PP-000-000-1' };

/**
 * Does everything that people do for an order, from the basket to the paid invoice. The services do the rest.
 * Returns the order's id.
 */
export async function playOrder(play: Play, order: NewOrder): Promise<string> {
  const { orderId, version } = await place(play, order);
  await play.clients.order.getOrder(orderId, version);
  play.timeline.tell('customer', 'sees the order');
  await sendParcel(play, orderId);
  await payInvoice(play, orderId);
  return orderId;
}

async function place({ clients, timeline }: Play, order: NewOrder): Promise<PlacedOrder> {
  timeline.begin();
  timeline.tell(
    'customer',
    `orders ${order.lines.map(({ sku, quantity }) => `${quantity} ${sku}`).join(', ')}`,
  );
  try {
    const placed = await clients.order.placeOrder(order);
    timeline.tell('customer', `has order ${placed.orderId}`);
    return placed;
  } catch (error) {
    if (!(error instanceof RefusedRequestError)) throw error;
    throw new CommandFailedError('The order was refused: is there anything to sell? (shop seed)', {
      cause: error,
    });
  }
}

async function sendParcel(
  { clients: { shipment }, timeline, patience }: Play,
  orderId: string,
): Promise<void> {
  const { shipmentId } = await patience.until('the shipment is on the dispatch board', async () => {
    const found = await shipment.findShipment(orderId);
    return found?.status === 'OPEN' ? found : undefined;
  });
  timeline.tell('warehouse', `hands shipment ${shipmentId} to the carrier`);
  // The board may be ahead of the reservation, since different consumers make them.
  await patience.until('the shipment can be dispatched', () => shipment.dispatch(shipmentId, parcel));
  timeline.tell('carrier', 'delivers the parcel');
  await shipment.deliver(shipmentId);
}

async function payInvoice(
  { clients: { invoice }, timeline, patience }: Play,
  orderId: string,
): Promise<void> {
  const { invoiceId, total } = await patience.until('the invoice is issued', () =>
    invoice.findInvoice(orderId),
  );
  timeline.tell('customer', `pays ${formatMoney(total)} for invoice ${invoiceId}`);
  await invoice.pay(invoiceId, total, `transfer for ${orderId}`);
}
