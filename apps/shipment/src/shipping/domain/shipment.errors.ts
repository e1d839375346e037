import { DomainError } from './domain-error.js';
import type { ShipmentStatus } from './status-from-facts.js';

export class ShipmentNotFoundError extends DomainError {
  readonly code = 'SHIPMENT_NOT_FOUND';

  constructor(id: string) {
    super(`There is no shipment ${id}`);
  }
}

export class ShipmentNotOpenedYetError extends DomainError {
  readonly code = 'SHIPMENT_NOT_OPENED_YET';

  constructor(id: string) {
    super(`The order of shipment ${id} is known, and the shipment is about to be opened`);
  }
}

export class ShipmentNotOpenError extends DomainError {
  readonly code = 'SHIPMENT_NOT_OPEN';

  constructor(id: string, status: ShipmentStatus) {
    super(`Shipment ${id} is ${status}: only an open one can be dispatched or rejected`);
  }
}

export class ShipmentNotDispatchedError extends DomainError {
  readonly code = 'SHIPMENT_NOT_DISPATCHED';

  constructor(id: string, status: ShipmentStatus) {
    super(`Shipment ${id} is ${status}: only a dispatched one can be delivered`);
  }
}

export class ShipmentNotRecalledError extends DomainError {
  readonly code = 'SHIPMENT_NOT_RECALLED';

  constructor(id: string, status: ShipmentStatus) {
    super(`Shipment ${id} is ${status}: only a recalled one can be returned`);
  }
}
