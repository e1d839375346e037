import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import {
  ApiConditionalCommand,
  ApiProblems,
  Command,
  entityTagOf,
  IdempotentCommands,
  versionHeader,
  type CommandRequest,
} from '@shop/http';
import { addLogFields } from '@shop/telemetry';
import { z } from 'zod';
import { problems } from '../../problems.js';
import { CancelOrderHandler } from './cancel-order.handler.js';
import { CancelledOrder } from './cancel-order.response.js';

@Controller('orders')
export class CancelOrderController {
  constructor(
    private readonly commands: IdempotentCommands,
    private readonly cancelOrder: CancelOrderHandler,
  ) {}

  @Post(':orderId/cancel')
  @HttpCode(200)
  @ApiOperation({ operationId: 'cancelOrder', summary: 'Cancel an order that has not been dispatched' })
  @ApiConditionalCommand()
  @ApiOkResponse({ standardSchema: CancelledOrder, headers: versionHeader })
  @ApiProblems(
    problems,
    'ORDER_NOT_FOUND',
    'ORDER_ALREADY_CANCELLED',
    'ORDER_ALREADY_COMPLETED',
    'ORDER_ALREADY_DISPATCHED',
  )
  cancel(
    @Param('orderId', { schema: z.uuid() }) orderId: string,
    @Command() command: CommandRequest,
  ): Promise<CancelledOrder> {
    addLogFields({ orderId });
    return this.commands.run(command, async (tx) => {
      const { version } = await this.cancelOrder.execute(tx, orderId, command);
      return { headers: { etag: entityTagOf(version) }, body: { orderId, version } };
    });
  }
}
