import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { shipmentDelivered, shipmentDispatched, shipmentRejected, shipmentReturned } from '@shop/contracts';
import type { Transaction } from '@shop/database';
import type { Outbox } from '@shop/outbox';
import type { ShipmentEvent } from '../domain/shipment.events.js';

/** Only this function knows the topic and the message of each event of a shipment. */
export function publishShipmentEvent(outbox: Outbox, tx: Transaction, event: ShipmentEvent): void {
  const { shipmentId, orderId, version } = event;
  const fact = { shipmentId, orderId, version, occurredAt: timestampFromDate(event.occurredAt) };
  switch (event.type) {
    case 'ShipmentRejected':
      outbox.append(tx, shipmentRejected, { ...fact, shortages: [...event.shortages] });
      break;
    case 'ShipmentDispatched': {
      const { carrier, trackingNumber } = event;
      outbox.append(tx, shipmentDispatched, { ...fact, carrier, trackingNumber });
      break;
    }
    case 'ShipmentDelivered':
      outbox.append(tx, shipmentDelivered, fact);
      break;
    case 'ShipmentReturned':
      outbox.append(tx, shipmentReturned, fact);
      break;
  }
}
