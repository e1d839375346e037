import { Controller, Inject, Param, Post } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import type { Pool } from 'pg';
import { ID_NAMESPACES } from '@shop/contracts';
import { uuidv5 } from '@shop/uuid';
import { Facts, POOL, topics, type OfOrder, type Placed } from './facts.js';

@Controller()
export class InvoiceController {
  constructor(
    @Inject(POOL) private readonly pool: Pool,
    @Inject(Facts) private readonly facts: Facts,
  ) {}

  @EventPattern(topics.orderPlaced)
  async draft(@Payload() fact: object): Promise<void> {
    const { orderId, total } = fact as Placed;
    await this.#learn('total', orderId, total.amountMinor);
  }

  @EventPattern(topics.shipmentDispatched)
  async issue(@Payload() fact: object): Promise<void> {
    const { orderId } = fact as OfOrder;
    await this.#learn('dispatched', orderId, true);
  }

  @Post('invoices/:id/pay')
  async pay(@Param('id') id: string): Promise<void> {
    const { rows } = await this.pool.query<OfOrder>(
      'update invoice set paid = true where id = $1 returning order_id as "orderId"',
      [id],
    );
    await this.facts.tell(topics.invoicePaid, id, { invoiceId: id, ...rows[0] });
  }

  /** Whichever of the two facts comes last makes it issue the invoice. */
  async #learn(column: 'total' | 'dispatched', orderId: string, value: unknown): Promise<void> {
    const id = uuidv5(ID_NAMESPACES.invoice, orderId);
    const { rows } = await this.pool.query<{ total: number | null; issued: boolean }>(
      `insert into invoice (id, order_id, ${column}) values ($1, $2, $3)
       on conflict (id) do update set ${column} = excluded.${column}
       returning total, dispatched and total is not null as issued`,
      [id, orderId, value],
    );
    const [invoice] = rows;
    if (!invoice?.issued) return;
    await this.facts.tell(topics.invoiceIssued, id, { invoiceId: id, orderId, total: invoice.total });
  }
}
