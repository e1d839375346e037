/**
 * The shipments that the service's view knows. The view and the write side learn of an order at different
 * times: use this to explain a delay, never to decide.
 */
export abstract class KnownShipments {
  abstract has(shipmentId: string): Promise<boolean>;
}
