import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { DecidedRow, ParkedRow } from '@shop/outbox';
import { addLogFields } from '@shop/telemetry';
import { ApiOperation } from '../api-operation.js';
import { OutboxAdmin, type RowId } from './outbox-admin.js';
import { DropRequest, ListParkedRowsRequest, ParkedRowId, ReleaseRequest } from './parked-rows.request.js';

@Controller('outbox/parked')
export class ParkedRowsController {
  constructor(private readonly admin: OutboxAdmin) {}

  @Get()
  @ApiOperation('Shows the rows of the outboxes that the broker refused')
  async list(
    @Query({ schema: ListParkedRowsRequest }) { cursor: after, limit }: ListParkedRowsRequest,
  ): Promise<{ items: ParkedRow[]; nextCursor?: string }> {
    // One row more than requested shows whether there is a next page.
    const rows = await this.admin.list({ after, limit: limit + 1 });
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return { items, ...(last && rows.length > limit && { nextCursor: last.id }) };
  }

  @Post(':id/release')
  @HttpCode(200)
  @ApiOperation('Has a row sent again, and those behind it', 'OUTBOX_ROW_NOT_PARKED')
  async release(
    @Param('id', { schema: ParkedRowId }) row: RowId,
    @Body({ schema: ReleaseRequest }) { by: actor, reason }: ReleaseRequest,
  ): Promise<DecidedRow> {
    addLogFields({ actor });
    return named(row, await this.admin.of(row).release(row.id, { actor, reason }));
  }

  @Post(':id/drop')
  @HttpCode(200)
  @ApiOperation('Gives up a row, for a reason', 'OUTBOX_ROW_NOT_PARKED', 'OUTBOX_ROW_NEEDED')
  async drop(
    @Param('id', { schema: ParkedRowId }) row: RowId,
    @Body({ schema: DropRequest }) { by: actor, reason }: DropRequest,
  ): Promise<DecidedRow> {
    addLogFields({ actor });
    return named(row, await this.admin.of(row).drop(row.id, { actor, reason }));
  }
}

function named<Row extends { id: string }>({ side }: RowId, row: Row): Row {
  return { ...row, id: `${side}-${row.id}` };
}
