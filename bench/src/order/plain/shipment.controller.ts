import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import type { Pool } from 'pg';
import { ID_NAMESPACES } from '@shop/contracts';
import { uuidv5 } from '@shop/uuid';
import { Facts, POOL, topics, type Placed } from './facts.js';

interface Level {
  sku: string;
  onHand: number;
  reserved: number;
}

@Controller()
export class ShipmentController {
  constructor(
    @Inject(POOL) private readonly pool: Pool,
    @Inject(Facts) private readonly facts: Facts,
  ) {}

  @Post('stock/:sku/receipts')
  async receive(@Param('sku') sku: string, @Body() { quantity }: { quantity: number }): Promise<void> {
    await this.#change(
      'insert into stock values ($1, $2, 0) on conflict (sku) do update set on_hand = stock.on_hand + $2',
      [sku, quantity],
    );
  }

  @EventPattern(topics.orderPlaced)
  async open(@Payload() fact: object): Promise<void> {
    const { orderId, lines, request } = fact as Placed;
    const reserved = await this.#change(
      `with given as (select sku, quantity from jsonb_to_recordset($3) as line (sku text, quantity int)),
            opened as (insert into shipment (id, order_id, lines) values ($1, $2, $3))
       update stock set reserved = reserved + quantity from given where stock.sku = given.sku`,
      [uuidv5(ID_NAMESPACES.shipment, orderId), orderId, JSON.stringify(lines)],
    );
    for (const level of reserved) await this.facts.tell(topics.stockLevelChanged, level.sku, level, request);
  }

  @Post('shipments/:id/dispatch')
  async dispatch(@Param('id') id: string, @Body() parcel: object): Promise<void> {
    const orderId = await this.#orderOf(`update shipment set status = 'DISPATCHED' where id = $1`, id);
    const gone = await this.#change(
      `update stock set on_hand = on_hand - quantity, reserved = reserved - quantity
       from shipment, jsonb_to_recordset(lines) as line (sku text, quantity int)
       where shipment.id = $1 and stock.sku = line.sku`,
      [id],
    );
    await this.facts.tell(topics.shipmentDispatched, id, { orderId, shipmentId: id, ...parcel });
    for (const level of gone) await this.facts.tell(topics.stockLevelChanged, level.sku, level);
  }

  @Post('shipments/:id/deliver')
  async deliver(@Param('id') id: string): Promise<void> {
    const orderId = await this.#orderOf(`update shipment set status = 'DELIVERED' where id = $1`, id);
    await this.facts.tell(topics.shipmentDelivered, id, { orderId, shipmentId: id });
  }

  async #orderOf(update: string, id: string): Promise<string> {
    const { rows } = await this.pool.query<{ orderId: string }>(`${update} returning order_id as "orderId"`, [
      id,
    ]);
    return rows[0]?.orderId ?? '';
  }

  async #change(sql: string, parameters: unknown[]): Promise<Level[]> {
    const returning = 'returning stock.sku, on_hand as "onHand", reserved';
    const { rows } = await this.pool.query<Level>(`${sql} ${returning}`, parameters);
    return rows;
  }
}
