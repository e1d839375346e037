import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, HttpCode, Inject, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import type { ShopConfig } from '../config.js';
import { clientsOf } from '../http/clients.js';
import type { OrderPage } from '../http/order.client.js';
import { beginDay, beginOrder } from './play.js';
import { findOrder, type Found } from './find-order.js';
import { SHOP_CONFIG } from './tokens.js';

const ListRequest = z.strictObject({
  customerId: z.string().optional(),
  status: z.string().optional(),
  cursor: z.string().optional(),
  limit: z.coerce.number().optional(),
});

const FindRequest = z.strictObject({ text: z.string().trim().min(1).max(200) });

const PlaceRequest = z.strictObject({
  /** Whether warehouse and customer go on automatically until it is paid. */
  fulfil: z.boolean().default(true),
  sku: z.string().min(1).max(50).optional(),
});

const DayRequest = z.strictObject({
  orders: z.int().min(1).max(2_000).default(100),
  rate: z.int().min(1).max(100).default(10),
});

@Controller('api/orders')
export class OrdersController {
  constructor(@Inject(SHOP_CONFIG) private readonly config: ShopConfig) {}

  @Get()
  list(@Query({ schema: ListRequest }) filter: z.output<typeof ListRequest>): Promise<OrderPage> {
    return clientsOf(this.config, `console-${randomUUID()}`).order.list(filter);
  }

  @Get('find')
  find(@Query({ schema: FindRequest }) { text }: z.output<typeof FindRequest>): Promise<Found> {
    return findOrder(this.config, text);
  }

  @Post()
  place(
    @Body({ schema: PlaceRequest }) request: z.output<typeof PlaceRequest>,
  ): Promise<{ orderId: string }> {
    return beginOrder(this.config, request);
  }

  /** Begins a day, and does not wait for its end. */
  @Post('day')
  @HttpCode(202)
  day(@Body({ schema: DayRequest }) request: z.output<typeof DayRequest>): Promise<{ orders: number }> {
    return beginDay(this.config, request);
  }
}
