import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { ApiProblems, entityTagOf, problemFromCatalogue, versionHeader, type Reply } from '@shop/http';
import { SERVICE_CONFIG } from '@shop/service';
import { z } from 'zod';
import type { OrderConfig } from '../../config.js';
import { problems } from '../../problems.js';
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
  @ApiOperation({ operationId: 'getOrder', summary: 'An order, with its shipment and its invoice' })
  @ApiOkResponse({ standardSchema: OrderOverview, headers: versionHeader })
  @ApiProblems(problems, 'ORDER_NOT_FOUND', 'VIEW_BEHIND')
  async get(
    @Param('orderId', { schema: z.uuid() }) orderId: string,
    @Query({ schema: GetOrderRequest }) { minVersion }: GetOrderRequest,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<OrderOverview> {
    const order =
      minVersion === undefined
        ? await this.orders.find(orderId)
        : await this.orders.findFrom(minVersion, orderId, this.config.viewWaitMs);
    if (!order) throw problemFromCatalogue(problems, 'ORDER_NOT_FOUND', `There is no order ${orderId}`);
    if (minVersion !== undefined && order.version < minVersion) throw behind(order, minVersion);
    reply.header('etag', entityTagOf(order.version));
    return order;
  }

  @Get()
  @ApiOperation({ operationId: 'listOrders', summary: 'Orders, the newest first' })
  @ApiOkResponse({ standardSchema: OrderOverviewPage })
  async list(
    @Query({ schema: ListOrdersRequest }) { cursor: after, limit, ...filter }: ListOrdersRequest,
  ): Promise<OrderOverviewPage> {
    // One row more than requested shows whether there is a next page.
    const found = await this.orders.list({ ...filter, after, limit: limit + 1 });
    const items = found.slice(0, limit);
    const last = items.at(-1);
    return { items, ...(last && found.length > limit && { nextCursor: toCursor(last) }) };
  }
}

function behind({ orderId, version }: OrderOverview, minVersion: number) {
  const detail = `The view has version ${version} of order ${orderId}, not ${minVersion} yet: try again`;
  return problemFromCatalogue(problems, 'VIEW_BEHIND', detail);
}
