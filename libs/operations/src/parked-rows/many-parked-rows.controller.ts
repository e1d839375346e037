import { Body, Controller, HttpCode, Post, type StreamableFile } from '@nestjs/common';
import { addLogFields } from '@shop/telemetry';
import { ApiLines } from '../api-operation.js';
import { jsonLines } from '../json-lines.js';
import { Stopping } from '../stopping.js';
import { OutboxAdmin } from './outbox-admin.js';
import { DropMatchingRequest, ReleaseMatchingRequest } from './parked-rows.request.js';

/**
 * Decides on all rows that match. Answers with a line of JSON for each step. A client that hangs up ends it.
 */
@Controller('outbox/parked')
export class ManyParkedRowsController {
  constructor(
    private readonly admin: OutboxAdmin,
    private readonly stopping: Stopping,
  ) {}

  @Post('release')
  @HttpCode(200)
  @ApiLines('Has all rows that match a filter sent again')
  release(
    @Body({ schema: ReleaseMatchingRequest })
    { by: actor, reason, filter, dryRun }: ReleaseMatchingRequest,
  ): StreamableFile {
    addLogFields({ actor });
    const { signal } = this.stopping;
    const steps = this.admin.ofBoth((rows) =>
      rows.releaseMatching(filter, { actor, reason }, { dryRun, signal }),
    );
    return jsonLines(steps, signal);
  }

  @Post('drop')
  @HttpCode(200)
  @ApiLines('Gives up all rows that match a filter, for a reason')
  drop(
    @Body({ schema: DropMatchingRequest }) { by: actor, reason, filter, dryRun }: DropMatchingRequest,
  ): StreamableFile {
    addLogFields({ actor });
    const { signal } = this.stopping;
    const steps = this.admin.ofBoth((rows) =>
      rows.dropMatching(filter, { actor, reason }, { dryRun, signal }),
    );
    return jsonLines(steps, signal);
  }
}
