import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { ApiConditionalCommand, ApiProblems, Command, type CommandRequest } from '@shop/http';
import { z } from 'zod';
import { problems } from '../../problems.js';
import { changedShipmentResponse, type ChangedShipment } from '../changed-shipment.response.js';
import { ShipmentCommands } from '../shipment-commands.js';
import { DispatchShipmentHandler } from './dispatch-shipment.handler.js';
import { DispatchShipmentRequest } from './dispatch-shipment.request.js';

@Controller('shipments')
export class DispatchShipmentController {
  constructor(
    private readonly commands: ShipmentCommands,
    private readonly dispatchShipment: DispatchShipmentHandler,
  ) {}

  @Post(':shipmentId/dispatch')
  @HttpCode(200)
  @ApiOperation({ operationId: 'dispatchShipment', summary: 'Hand an open shipment to a carrier' })
  @ApiConditionalCommand()
  @ApiOkResponse(changedShipmentResponse)
  @ApiProblems(problems, 'SHIPMENT_NOT_FOUND', 'SHIPMENT_NOT_OPENED_YET', 'SHIPMENT_NOT_OPEN')
  dispatch(
    @Param('shipmentId', { schema: z.uuid() }) shipmentId: string,
    @Body({ schema: DispatchShipmentRequest }) parcel: DispatchShipmentRequest,
    @Command() command: CommandRequest,
  ): Promise<ChangedShipment> {
    return this.commands.run(command, shipmentId, (tx) =>
      this.dispatchShipment.execute(tx, shipmentId, parcel, command),
    );
  }
}
