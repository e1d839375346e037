import type { Mutant } from '../mutant.js';

export const mutants: readonly Mutant[] = [
  {
    promise: 16,
    fault: 'takes a server that accepts and says nothing for one that is there',
    file: 'apps/shop/src/greet.ts',
    replace: "socket.once('connect', () => socket.write(greeting));",
    by: "socket.once('connect', () => done());",
    spec: 'apps/shop/src/reach.spec.ts',
    test: 'is not there when it accepts and says nothing: kafka',
  },
  {
    promise: 14,
    fault: 'says of a shipment on its way that there is none',
    file: 'apps/shipment/src/shipping/shipment-commands.ts',
    replace: 'throw isOnItsWay ? new ShipmentNotOpenedYetError(shipmentId) : error;',
    by: 'throw isOnItsWay ? error : error;',
    spec: 'apps/shipment/test/shipment-api.int.spec.ts',
    test: 'asks for patience to dispatch a shipment that the board shows already',
  },
  {
    promise: 10,
    fault: 'believes any broker that speaks TLS',
    file: 'libs/messaging/src/kafka/client/client.ts',
    replace: '...(tls && { ssl: { ...tls } }),',
    by: '...(tls && { ssl: { ...tls, rejectUnauthorized: false } }),',
    spec: 'libs/messaging/test/kafka-tls.int.spec.ts',
    test: 'is not believed by who does not',
  },
];
