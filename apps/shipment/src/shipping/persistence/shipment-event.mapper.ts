import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { shipmentDelivered, shipmentDispatched, shipmentRejected, shipmentReturned } from '@shop/contracts';
import type { Transaction } from '@shop/database';
import type { Outbox } from '@shop/outbox';
import type { ShipmentEvent } from '../domain/shipment.events.js';

/** The one place that knows by which topic and message a shipment's event leaves the service. */
export async function publishShipmentEvent(
  outbox: Outbox,
  tx: Transaction,
  event: ShipmentEvent,
): Promise<void> {
  const { shipmentId, orderId, version } = event;
  const fact = { shipmentId, orderId, version, occurredAt: timestampFromDate(event.occurredAt) };
  switch (event.type) {
    case 'ShipmentRejected':
      await outbox.append(tx, shipmentRejected, { ...fact, shortages: [...event.shortages] });
      break;
    case 'ShipmentDispatched': {
      const { carrier, trackingNumber } = event;
      await outbox.append(tx, shipmentDispatched, { ...fact, carrier, trackingNumber });
      break;
    }
    case 'ShipmentDelivered':
      await outbox.append(tx, shipmentDelivered, fact);
      break;
    case 'ShipmentReturned':
      await outbox.append(tx, shipmentReturned, fact);
      break;
  }
}
