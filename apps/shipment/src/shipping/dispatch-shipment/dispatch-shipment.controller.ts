import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { ApiProblem } from '@shop/service';
import { annotateStory } from '@shop/telemetry';
import { z } from 'zod';
import { ChangedShipment, toChangedShipment } from '../changed-shipment.response.js';
import { DispatchShipmentHandler } from './dispatch-shipment.handler.js';
import { DispatchShipmentRequest } from './dispatch-shipment.request.js';

@Controller('shipments')
export class DispatchShipmentController {
  constructor(private readonly dispatchShipment: DispatchShipmentHandler) {}

  @Post(':shipmentId/dispatch')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: ChangedShipment })
  @ApiProblem(404, 'There is no such shipment')
  @ApiProblem(409, 'The shipment is not open')
  async dispatch(
    @Param('shipmentId', { schema: z.uuid() }) shipmentId: string,
    @Body({ schema: DispatchShipmentRequest }) parcel: DispatchShipmentRequest,
  ): Promise<ChangedShipment> {
    annotateStory({ shipmentId });
    return toChangedShipment(await this.dispatchShipment.execute(shipmentId, parcel));
  }
}
