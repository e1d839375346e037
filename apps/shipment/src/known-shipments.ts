/**
 * Of which shipments this service has heard. It learns of an order in two places, each at its own pace: tell
 * by it what is on its way, never decide by it.
 */
export abstract class KnownShipments {
  abstract has(shipmentId: string): Promise<boolean>;
}
