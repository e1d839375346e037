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
import { DeliverShipmentHandler } from './deliver-shipment.handler.js';

@Controller('shipments')
export class DeliverShipmentController {
  constructor(
    private readonly commands: IdempotentCommands,
    private readonly deliverShipment: DeliverShipmentHandler,
  ) {}

  @Post(':shipmentId/deliver')
  @HttpCode(200)
  @ApiOperation({ operationId: 'deliverShipment', summary: 'Note that a dispatched shipment has arrived' })
  @ApiConditionalCommand()
  @ApiOkResponse(changedShipmentResponse)
  @ApiProblems(problems, 'SHIPMENT_NOT_FOUND', 'SHIPMENT_NOT_DISPATCHED')
  deliver(
    @Param('shipmentId', { schema: z.uuid() }) shipmentId: string,
    @Command() command: CommandRequest,
  ): Promise<ChangedShipment> {
    addLogFields({ shipmentId });
    return this.commands.run(command, async (tx) =>
      toAnswer(await this.deliverShipment.execute(tx, shipmentId, command)),
    );
  }
}
