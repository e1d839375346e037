import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { ApiConditionalCommand, ApiProblems, Command, type CommandRequest } from '@shop/http';
import { z } from 'zod';
import { problems } from '../../problems.js';
import { changedShipmentResponse, type ChangedShipment } from '../changed-shipment.response.js';
import { ShipmentCommands } from '../shipment-commands.js';
import { DeliverShipmentHandler } from './deliver-shipment.handler.js';

@Controller('shipments')
export class DeliverShipmentController {
  constructor(
    private readonly commands: ShipmentCommands,
    private readonly deliverShipment: DeliverShipmentHandler,
  ) {}

  @Post(':shipmentId/deliver')
  @HttpCode(200)
  @ApiOperation({ operationId: 'deliverShipment', summary: 'Record that a dispatched shipment has arrived' })
  @ApiConditionalCommand()
  @ApiOkResponse(changedShipmentResponse)
  @ApiProblems(problems, 'SHIPMENT_NOT_FOUND', 'SHIPMENT_NOT_OPENED_YET', 'SHIPMENT_NOT_DISPATCHED')
  deliver(
    @Param('shipmentId', { schema: z.uuid() }) shipmentId: string,
    @Command() command: CommandRequest,
  ): Promise<ChangedShipment> {
    return this.commands.run(command, shipmentId, (tx) =>
      this.deliverShipment.execute(tx, shipmentId, command),
    );
  }
}
