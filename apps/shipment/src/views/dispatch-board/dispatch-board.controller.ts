import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { DispatchBoardQuery } from './dispatch-board.query.js';
import { BoardPage } from './dispatch-board.response.js';
import { FindShipmentsRequest } from './find-shipments.request.js';
import { ListBoardRequest } from './list-board.request.js';

@Controller()
export class DispatchBoardController {
  constructor(private readonly board: DispatchBoardQuery) {}

  @Get('dispatch-board')
  @ApiOkResponse({ standardSchema: BoardPage })
  async list(
    @Query({ schema: ListBoardRequest }) { cursor: after, limit, status }: ListBoardRequest,
  ): Promise<BoardPage> {
    // One more than asked for tells whether there is a next page.
    const found = await this.board.list({ status, after, limit: limit + 1 });
    const items = found.slice(0, limit);
    const last = items.at(-1);
    return { items, ...(last && found.length > limit && { nextCursor: last.orderId }) };
  }

  @Get('shipments')
  @ApiOkResponse({ standardSchema: BoardPage })
  async find(@Query({ schema: FindShipmentsRequest }) { orderId }: FindShipmentsRequest): Promise<BoardPage> {
    return { items: await this.board.ofOrder(orderId) };
  }
}
