import { Body, Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation } from '@nestjs/swagger';
import {
  ApiCommand,
  ApiProblems,
  Command,
  entityTagOf,
  IdempotentCommands,
  type CommandRequest,
} from '@shop/http';
import { addLogFields } from '@shop/telemetry';
import { problems } from '../../problems.js';
import { totalsOf } from '../domain/order-totals.js';
import { PlaceOrderHandler } from './place-order.handler.js';
import { PlaceOrderRequest } from './place-order.request.js';
import { PlacedOrder, placedOrderResponse } from './place-order.response.js';
import { StockWarnings } from './stock-warnings.js';

@Controller('orders')
export class PlaceOrderController {
  constructor(
    private readonly commands: IdempotentCommands,
    private readonly placeOrder: PlaceOrderHandler,
    private readonly stock: StockWarnings,
  ) {}

  @Post()
  @ApiOperation({ operationId: 'placeOrder', summary: 'Place an order at the prices of the catalogue' })
  @ApiCommand()
  @ApiCreatedResponse(placedOrderResponse)
  @ApiProblems(problems, 'CURRENCY_MISMATCH', 'DUPLICATE_SKU', 'UNKNOWN_PRODUCT')
  async place(
    @Body({ schema: PlaceOrderRequest }) request: PlaceOrderRequest,
    @Command() command: CommandRequest,
  ): Promise<PlacedOrder> {
    const [products, warnings] = await Promise.all([
      this.placeOrder.productsOf(request),
      this.stock.warn(request.lines),
    ]);
    return this.commands.run(command, async (tx) => {
      const order = this.placeOrder.execute(tx, request, products, command);
      const { id: orderId, version, lines, placedAt } = order;
      addLogFields({ orderId });
      return {
        headers: { location: `/orders/${orderId}`, etag: entityTagOf(version) },
        body: { orderId, version, ...totalsOf(lines), placedAt, warnings },
      };
    });
  }
}
