import { expect } from '@jest/globals';
import type { OrderEvent } from '../src/ordering/domain/order.events.js';
import type { Order } from '../src/ordering/domain/order.js';

type Command = (order: Order) => void;

/** The part of an event that a test is about: `{ type: 'OrderCompleted', version: 2 }`. */
type Expected = Partial<OrderEvent> & Pick<OrderEvent, 'type'>;

/** `given(order).when(command).thenRecords(events)`, `.thenRecordsNothing()` or `.thenRefuses(code)`. */
export function given(order: Order) {
  const before = order.recorded.length;
  const expectRecorded = (expected: Expected[]): void =>
    expect(order.recorded.slice(before)).toEqual(expected.map((event) => expect.objectContaining(event)));

  return {
    when: (command: Command) => ({
      thenRecords(...expected: Expected[]): void {
        command(order);
        expectRecorded(expected);
      },
      thenRecordsNothing(): void {
        command(order);
        expectRecorded([]);
      },
      thenRefuses(code: string): void {
        expect(() => command(order)).toThrow(expect.objectContaining({ code }));
        expectRecorded([]);
      },
    }),
  };
}
