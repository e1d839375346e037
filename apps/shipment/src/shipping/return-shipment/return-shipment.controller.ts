import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { ApiProblem } from '@shop/service';
import { annotateStory } from '@shop/telemetry';
import { z } from 'zod';
import { ChangedShipment, toChangedShipment } from '../changed-shipment.response.js';
import { ReturnShipmentHandler } from './return-shipment.handler.js';

@Controller('shipments')
export class ReturnShipmentController {
  constructor(private readonly returnShipment: ReturnShipmentHandler) {}

  @Post(':shipmentId/return')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: ChangedShipment })
  @ApiProblem(404, 'There is no such shipment')
  @ApiProblem(409, 'The shipment is not recalled')
  async takeBack(@Param('shipmentId', { schema: z.uuid() }) shipmentId: string): Promise<ChangedShipment> {
    annotateStory({ shipmentId });
    return toChangedShipment(await this.returnShipment.execute(shipmentId));
  }
}
