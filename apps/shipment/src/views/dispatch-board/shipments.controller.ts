import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { ApiProblems, entityTagOf, problemFromCatalogue, versionHeader, type Reply } from '@shop/http';
import { z } from 'zod';
import { problems } from '../../problems.js';
import { DispatchBoardQuery } from './dispatch-board.query.js';
import { BoardEntry, BoardPage } from './dispatch-board.response.js';
import { FindShipmentsRequest } from './find-shipments.request.js';

@Controller('shipments')
export class ShipmentsController {
  constructor(private readonly board: DispatchBoardQuery) {}

  @Get()
  @ApiOperation({ operationId: 'findShipments', summary: 'The shipment of an order, if it is known yet' })
  @ApiOkResponse({ standardSchema: BoardPage })
  async find(@Query({ schema: FindShipmentsRequest }) { orderId }: FindShipmentsRequest): Promise<BoardPage> {
    return { items: await this.board.ofOrder(orderId) };
  }

  @Get(':shipmentId')
  @ApiOperation({ operationId: 'getShipment', summary: 'A shipment' })
  @ApiOkResponse({ standardSchema: BoardEntry, headers: versionHeader })
  @ApiProblems(problems, 'SHIPMENT_NOT_FOUND')
  async get(
    @Param('shipmentId', { schema: z.uuid() }) shipmentId: string,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<BoardEntry> {
    const shipment = await this.board.find(shipmentId);
    if (!shipment) {
      throw problemFromCatalogue(problems, 'SHIPMENT_NOT_FOUND', `There is no shipment ${shipmentId}`);
    }
    reply.header('etag', entityTagOf(shipment.version));
    return shipment;
  }
}
