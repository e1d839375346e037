import { Body, Controller, Post, Res } from '@nestjs/common';
import { ApiCreatedResponse } from '@nestjs/swagger';
import { ApiProblem } from '@shop/service';
import { annotateStory } from '@shop/telemetry';
import { PlaceOrderHandler } from './place-order.handler.js';
import { PlaceOrderRequest } from './place-order.request.js';
import { PlacedOrder } from './place-order.response.js';

@Controller('orders')
export class PlaceOrderController {
  constructor(private readonly placeOrder: PlaceOrderHandler) {}

  @Post()
  @ApiCreatedResponse({ standardSchema: PlacedOrder })
  @ApiProblem(422, 'A line cannot be sold: its product is unknown, named twice or sold in another currency')
  async place(
    @Body({ schema: PlaceOrderRequest }) request: PlaceOrderRequest,
    @Res({ passthrough: true }) reply: { header(name: string, value: string): unknown },
  ): Promise<PlacedOrder> {
    const { id: orderId, version, total, placedAt } = await this.placeOrder.execute(request);
    annotateStory({ orderId });
    reply.header('location', `/orders/${orderId}`);
    return { orderId, version, total, placedAt };
  }
}
