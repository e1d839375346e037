import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { DispatchBoardQuery } from './dispatch-board.query.js';
import { BoardPage } from './dispatch-board.response.js';
import { ListBoardRequest } from './list-board.request.js';

@Controller('dispatch-board')
export class DispatchBoardController {
  constructor(private readonly board: DispatchBoardQuery) {}

  @Get()
  @ApiOperation({ operationId: 'listDispatchBoard', summary: 'Shipments, the longest waiting first' })
  @ApiOkResponse({ standardSchema: BoardPage })
  async list(
    @Query({ schema: ListBoardRequest }) { cursor: after, limit, status }: ListBoardRequest,
  ): Promise<BoardPage> {
    // One row more than requested shows whether there is a next page.
    const found = await this.board.list({ status, after, limit: limit + 1 });
    const items = found.slice(0, limit);
    const last = items.at(-1);
    return { items, ...(last && found.length > limit && { nextCursor: last.orderId }) };
  }
}
