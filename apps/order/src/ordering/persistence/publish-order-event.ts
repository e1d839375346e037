import type { MessageInitShape } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import {
  CancellationReason,
  orderCancelled,
  orderCompleted,
  orderPlaced,
  toMoney,
  type OrderLineSchema,
} from '@shop/contracts';
import type { Transaction } from '@shop/database';
import type { Outbox } from '@shop/outbox';
import type { Money } from '../domain/money.js';
import type { OrderLine } from '../domain/order-line.js';
import type { OrderEvent } from '../domain/order.events.js';

/** Only this function knows the topic and the message of each event of an order. */
export function publishOrderEvent(outbox: Outbox, tx: Transaction, event: OrderEvent): void {
  const { orderId, version, customerId } = event;
  const fact = { orderId, version, customerId, occurredAt: timestampFromDate(event.occurredAt) };
  switch (event.type) {
    case 'OrderPlaced': {
      const { lines, shippingAddress } = event;
      const totals = { net: money(event.net), tax: money(event.tax), total: money(event.total) };
      outbox.append(tx, orderPlaced, {
        ...fact,
        lines: lines.map(lineMessage),
        ...totals,
        shippingAddress,
      });
      break;
    }
    case 'OrderCancelled':
      outbox.append(tx, orderCancelled, { ...fact, reason: CancellationReason[event.reason] });
      break;
    case 'OrderCompleted':
      outbox.append(tx, orderCompleted, fact);
      break;
  }
}

function lineMessage(line: OrderLine): MessageInitShape<typeof OrderLineSchema> {
  return {
    ...line,
    unitPrice: money(line.unitPrice),
    lineTotal: money(line.lineTotal),
    tax: money(line.tax),
    gross: money(line.gross),
  };
}

function money({ amountMinor, currency }: Money) {
  return toMoney(amountMinor, currency);
}
