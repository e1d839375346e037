import { expect } from '@jest/globals';
import type { ShipmentStatus } from '../src/shipping/domain/status-from-facts.js';
import type { ShipmentEvent } from '../src/shipping/domain/shipment.events.js';
import { Shipment } from '../src/shipping/domain/shipment.js';

/**
 * An event without the fields that are the same in a whole test: `{ type: 'ShipmentDelivered', version: 2 }`.
 */
type Expected = Partial<ShipmentEvent> & Pick<ShipmentEvent, 'type'>;

/**
 * `given(shipment).when(step).thenIs(status, ...events)`, or `.thenRefused(code)`, or
 * `.thenNothingChanges()`.
 */
export function given({ state }: Shipment) {
  const shipment = Shipment.restore(state);
  return {
    when(step: (shipment: Shipment) => void) {
      return {
        thenIs(status: ShipmentStatus, ...expected: Expected[]): void {
          step(shipment);
          expect(shipment.status).toBe(status);
          expect(shipment.recorded).toEqual(expected.map((event) => expect.objectContaining(event)));
        },
        thenRefused(code: string): void {
          expect(() => step(shipment)).toThrow(expect.objectContaining({ code }));
          expect(shipment).toMatchObject({ state, recorded: [] });
        },
        thenNothingChanges(): void {
          step(shipment);
          expect(shipment).toMatchObject({ state, recorded: [] });
        },
      };
    },
  };
}
