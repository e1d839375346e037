import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import {
  ApiConditionalCommand,
  ApiProblems,
  Command,
  IdempotentCommands,
  type CommandRequest,
} from '@shop/http';
import { addLogFields } from '@shop/telemetry';
import { z } from 'zod';
import { problems } from '../../problems.js';
import { changedShipmentResponse, toAnswer, type ChangedShipment } from '../changed-shipment.response.js';
import { ReturnShipmentHandler } from './return-shipment.handler.js';

@Controller('shipments')
export class ReturnShipmentController {
  constructor(
    private readonly commands: IdempotentCommands,
    private readonly returnShipment: ReturnShipmentHandler,
  ) {}

  @Post(':shipmentId/return')
  @HttpCode(200)
  @ApiOperation({ operationId: 'returnShipment', summary: 'Take a recalled shipment back into stock' })
  @ApiConditionalCommand()
  @ApiOkResponse(changedShipmentResponse)
  @ApiProblems(problems, 'SHIPMENT_NOT_FOUND', 'SHIPMENT_NOT_RECALLED')
  takeBack(
    @Param('shipmentId', { schema: z.uuid() }) shipmentId: string,
    @Command() command: CommandRequest,
  ): Promise<ChangedShipment> {
    addLogFields({ shipmentId });
    return this.commands.run(command, async (tx) =>
      toAnswer(await this.returnShipment.execute(tx, shipmentId, command)),
    );
  }
}
