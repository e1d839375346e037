import { Body, Controller, Headers, Inject, Param, Post, Put } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import type { Pool } from 'pg';
import { uuidv7 } from '@shop/uuid';
import { Facts, POOL, topics, type Money, type OfOrder, type Placed } from './facts.js';

@Controller()
export class OrderController {
  constructor(
    @Inject(POOL) private readonly pool: Pool,
    @Inject(Facts) private readonly facts: Facts,
  ) {}

  @Put('products/:sku')
  async list(@Param('sku') sku: string, @Body() product: { unitPrice: Money; taxRateBasisPoints: number }) {
    const gross = (product.unitPrice.amountMinor * (10_000 + product.taxRateBasisPoints)) / 10_000;
    await this.pool.query('insert into product values ($1, $2) on conflict (sku) do update set gross = $2', [
      sku,
      gross,
    ]);
  }

  @Post('orders')
  async place(
    @Body() { customerId, lines }: Pick<Placed, 'customerId' | 'lines'>,
    @Headers('x-correlation-id') request: string,
  ) {
    const { rows } = await this.pool.query<{ gross: number }>(
      'select gross from product where sku = any($1)',
      [lines.map(({ sku }) => sku)],
    );
    const total = { amountMinor: rows.reduce((sum, { gross }) => sum + gross, 0), currency: 'EUR' };
    const placed = { orderId: uuidv7(), customerId, lines, total };
    await this.pool.query('insert into orders (id, customer_id, lines, total) values ($1, $2, $3, $4)', [
      placed.orderId,
      customerId,
      JSON.stringify(lines),
      total.amountMinor,
    ]);
    await this.facts.tell(topics.orderPlaced, placed.orderId, placed, request);
    return placed;
  }

  @EventPattern(topics.shipmentDispatched)
  async dispatched(@Payload() fact: object): Promise<void> {
    const { orderId } = fact as OfOrder;
    await this.pool.query('update orders set dispatched = true where id = $1', [orderId]);
  }

  @EventPattern(topics.shipmentDelivered)
  async delivered(@Payload() fact: object): Promise<void> {
    await this.#note('delivered', fact as OfOrder);
  }

  @EventPattern(topics.invoicePaid)
  async paid(@Payload() fact: object): Promise<void> {
    await this.#note('paid', fact as OfOrder);
  }

  async #note(what: 'delivered' | 'paid', { orderId }: OfOrder): Promise<void> {
    const { rows } = await this.pool.query<{ completed: boolean }>(
      `update orders set ${what} = true where id = $1 returning delivered and paid as completed`,
      [orderId],
    );
    if (rows[0]?.completed) await this.facts.tell(topics.orderCompleted, orderId, { orderId });
  }
}
