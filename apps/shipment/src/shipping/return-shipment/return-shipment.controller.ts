import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { ApiConditionalCommand, ApiProblems, Command, type CommandRequest } from '@shop/http';
import { z } from 'zod';
import { problems } from '../../problems.js';
import { changedShipmentResponse, type ChangedShipment } from '../changed-shipment.response.js';
import { ShipmentCommands } from '../shipment-commands.js';
import { ReturnShipmentHandler } from './return-shipment.handler.js';

@Controller('shipments')
export class ReturnShipmentController {
  constructor(
    private readonly commands: ShipmentCommands,
    private readonly returnShipment: ReturnShipmentHandler,
  ) {}

  @Post(':shipmentId/return')
  @HttpCode(200)
  @ApiOperation({ operationId: 'returnShipment', summary: 'Take a recalled shipment back into stock' })
  @ApiConditionalCommand()
  @ApiOkResponse(changedShipmentResponse)
  @ApiProblems(problems, 'SHIPMENT_NOT_FOUND', 'SHIPMENT_NOT_OPENED_YET', 'SHIPMENT_NOT_RECALLED')
  takeBack(
    @Param('shipmentId', { schema: z.uuid() }) shipmentId: string,
    @Command() command: CommandRequest,
  ): Promise<ChangedShipment> {
    return this.commands.run(command, shipmentId, (tx) =>
      this.returnShipment.execute(tx, shipmentId, command),
    );
  }
}
