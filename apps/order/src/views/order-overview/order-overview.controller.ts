import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { ApiProblem, Problem, SERVICE_CONFIG } from '@shop/service';
import { z } from 'zod';
import type { OrderConfig } from '../../config.js';
import { GetOrderRequest } from './get-order.request.js';
import { ListOrdersRequest } from './list-orders.request.js';
import { OrderOverviewQuery } from './order-overview.query.js';
import { OrderOverview, OrderOverviewPage } from './order-overview.response.js';
import { toCursor } from './page-cursor.js';

@Controller('orders')
export class OrderOverviewController {
  constructor(
    private readonly orders: OrderOverviewQuery,
    @Inject(SERVICE_CONFIG) private readonly config: OrderConfig,
  ) {}

  @Get(':orderId')
  @ApiOkResponse({ standardSchema: OrderOverview })
  @ApiProblem(404, 'There is no such order, or the view has not heard of it yet')
  @ApiProblem(503, 'The view has not reached the version asked for: try again')
  async get(
    @Param('orderId', { schema: z.uuid() }) orderId: string,
    @Query({ schema: GetOrderRequest }) { minVersion }: GetOrderRequest,
  ): Promise<OrderOverview> {
    const order =
      minVersion === undefined
        ? await this.orders.find(orderId)
        : await this.orders.findFrom(minVersion, orderId, this.config.viewWaitMs);
    if (!order) throw notFound(orderId);
    if (minVersion !== undefined && order.version < minVersion) throw behind(order, minVersion);
    return order;
  }

  @Get()
  @ApiOkResponse({ standardSchema: OrderOverviewPage })
  async list(
    @Query({ schema: ListOrdersRequest }) { cursor: after, limit, ...filter }: ListOrdersRequest,
  ): Promise<OrderOverviewPage> {
    // One more than asked for tells whether there is a next page.
    const found = await this.orders.list({ ...filter, after, limit: limit + 1 });
    const items = found.slice(0, limit);
    const last = items.at(-1);
    return { items, ...(last && found.length > limit && { nextCursor: toCursor(last) }) };
  }
}

function notFound(orderId: string): Problem {
  return new Problem({ status: 404, code: 'ORDER_NOT_FOUND', detail: `There is no order ${orderId}` });
}

function behind({ orderId, version }: OrderOverview, minVersion: number): Problem {
  const detail = `The view has version ${version} of order ${orderId}, not ${minVersion} yet: try again`;
  return new Problem({ status: 503, code: 'VIEW_BEHIND', detail });
}
