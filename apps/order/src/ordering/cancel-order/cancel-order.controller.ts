import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { ApiProblem } from '@shop/service';
import { annotateStory } from '@shop/telemetry';
import { z } from 'zod';
import { CancelOrderHandler } from './cancel-order.handler.js';
import { CancelledOrder } from './cancel-order.response.js';

@Controller('orders')
export class CancelOrderController {
  constructor(private readonly cancelOrder: CancelOrderHandler) {}

  @Post(':orderId/cancel')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: CancelledOrder })
  @ApiProblem(404, 'There is no such order')
  @ApiProblem(409, 'The order is dispatched, completed or cancelled already')
  async cancel(@Param('orderId', { schema: z.uuid() }) orderId: string): Promise<CancelledOrder> {
    annotateStory({ orderId });
    const { version } = await this.cancelOrder.execute(orderId);
    return { orderId, version };
  }
}
