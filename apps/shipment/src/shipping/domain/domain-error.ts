/** A rule of shipping forbids it. `code` is stable: clients decide by it. */
export abstract class ShippingError extends Error {
  abstract readonly code: string;
}
