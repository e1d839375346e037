import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation } from '@nestjs/swagger';
import { ApiCommand, ApiProblems, Command, IdempotentCommands, type CommandRequest } from '@shop/http';
import { addLogFields } from '@shop/telemetry';
import { problems } from '../../problems.js';
import { Sku } from '../../schemas.js';
import { ReceiveStockHandler } from './receive-stock.handler.js';
import { ReceiveStockRequest } from './receive-stock.request.js';
import { ReceivedStock } from './receive-stock.response.js';

@Controller('stock')
export class ReceiveStockController {
  constructor(
    private readonly commands: IdempotentCommands,
    private readonly receiveStock: ReceiveStockHandler,
  ) {}

  @Post(':sku/receipts')
  @ApiOperation({ operationId: 'receiveStock', summary: 'Take delivered goods into stock' })
  @ApiCommand()
  @ApiCreatedResponse({ standardSchema: ReceivedStock })
  @ApiProblems(problems, 'TOO_MUCH_STOCK')
  receive(
    @Param('sku', { schema: Sku }) sku: string,
    @Body({ schema: ReceiveStockRequest }) { quantity }: ReceiveStockRequest,
    @Command() command: CommandRequest,
  ): Promise<ReceivedStock> {
    addLogFields({ sku });
    return this.commands.run(command, async (tx) => ({
      body: await this.receiveStock.execute(tx, sku, quantity, command),
    }));
  }
}
