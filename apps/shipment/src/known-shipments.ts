/**
 * The shipments that this service knows. It learns of an order in two places, each at its own pace: use it to
 * explain a delay, never to decide.
 */
export abstract class KnownShipments {
  abstract has(shipmentId: string): Promise<boolean>;
}
