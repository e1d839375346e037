import { create, fromJson, type MessageInitShape } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { describe, expect, it } from '@jest/globals';
import {
  CancellationReason,
  OrderCancelledSchema,
  orderCompleted,
  OrderPlacedSchema,
  StockLevelChangedSchema,
  toMoney,
} from '@shop/contracts';
import { compileEvent } from '@shop/testing';
import { assertComplete, protoText } from './index.js';

const occurredAt = timestampFromDate(new Date(0));

const line = {
  sku: 'TEA-1',
  productName: 'Tea',
  quantity: 1,
  unitPrice: toMoney(0, 'EUR'),
  lineTotal: toMoney(0, 'EUR'),
  tax: toMoney(0, 'EUR'),
  gross: toMoney(0, 'EUR'),
};

const placed: MessageInitShape<typeof OrderPlacedSchema> = {
  orderId: 'order-1',
  version: 1,
  occurredAt,
  customerId: 'customer-1',
  lines: [line],
  net: toMoney(0, 'EUR'),
  tax: toMoney(0, 'EUR'),
  total: toMoney(0, 'EUR'),
  shippingAddress: { recipient: 'A', street: 'B', postalCode: 'C', city: 'D', countryCode: 'DE' },
};

function refusal(init: MessageInitShape<typeof OrderPlacedSchema>): () => void {
  return () => assertComplete(OrderPlacedSchema, create(OrderPlacedSchema, init));
}

describe('assertComplete', () => {
  it('accepts a message in which everything is set', () => {
    expect(refusal(placed)).not.toThrow();
  });

  it('accepts numbers that are 0', () => {
    const level = create(StockLevelChangedSchema, { sku: 'TEA-1', occurredAt });
    expect(() => assertComplete(StockLevelChangedSchema, level)).not.toThrow();
  });

  it('names a text and a message that are missing', () => {
    const { customerId: _, total: __, ...rest } = placed;
    expect(refusal(rest)).toThrow('Incomplete event: shop.order.v1.OrderPlaced without customer_id, total');
  });

  it('names what is missing inside', () => {
    const { productName: _, ...nameless } = line;
    expect(refusal({ ...placed, lines: [line, nameless], shippingAddress: {} })).toThrow(
      'without lines[1].product_name, shipping_address.recipient, shipping_address.street,',
    );
  });

  it('refuses an enum that is not set', () => {
    const cancelled = create(OrderCancelledSchema, {
      orderId: 'order-1',
      occurredAt,
      customerId: 'customer-1',
    });
    expect(() => assertComplete(OrderCancelledSchema, cancelled)).toThrow('without reason');
    cancelled.reason = CancellationReason.UNFULFILLABLE;
    expect(() => assertComplete(OrderCancelledSchema, cancelled)).not.toThrow();
  });

  it('accepts that a deprecated field is not written any more', async () => {
    const withOneDeprecated = protoText(orderCompleted).replace(
      /(customer_id = 4)/,
      '$1 [deprecated = true]',
    );
    const schema = await compileEvent(withOneDeprecated);
    const message = fromJson(schema, { orderId: 'order-1', occurredAt: '2026-07-01T12:00:00Z' });
    expect(() => assertComplete(schema, message)).not.toThrow();
  });
});
