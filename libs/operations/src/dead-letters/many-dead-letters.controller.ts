import { Body, Controller, HttpCode, Param, Post, type StreamableFile } from '@nestjs/common';
import { addLogFields } from '@shop/telemetry';
import { ApiLines } from '../api-operation.js';
import { jsonLines } from '../json-lines.js';
import { Stopping } from '../stopping.js';
import { DeadLetterAdmin } from './dead-letter-admin.js';
import { DiscardMatchingRequest, RedriveMatchingRequest } from './dead-letters.request.js';
import { triageLines } from './triage-lines.js';

/** Answers with a line of JSON for each key as soon as it is decided. A client that hangs up ends it. */
@Controller('dead-letters')
export class ManyDeadLettersController {
  constructor(
    private readonly admin: DeadLetterAdmin,
    private readonly stopping: Stopping,
  ) {}

  @Post(':group/redrive')
  @HttpCode(200)
  @ApiLines('Has all that match a filter handled again, key by key', 'UNKNOWN_GROUP')
  redrive(
    @Param('group') group: string,
    @Body({ schema: RedriveMatchingRequest })
    { by: actor, reason, filter, dryRun, force, eventsPerSecond }: RedriveMatchingRequest,
  ): StreamableFile {
    addLogFields({ group, actor });
    const { signal } = this.stopping;
    const options = { dryRun, force, eventsPerSecond, signal };
    const steps = this.admin.of(group).redriveMatching(filter, { actor, reason }, options);
    return jsonLines(triageLines(steps), signal);
  }

  @Post(':group/discard')
  @HttpCode(200)
  @ApiLines(
    'Gives up all that match a filter, for a reason, and lets those behind them go on',
    'UNKNOWN_GROUP',
  )
  discard(
    @Param('group') group: string,
    @Body({ schema: DiscardMatchingRequest })
    { by: actor, reason, filter, dryRun, eventsPerSecond }: DiscardMatchingRequest,
  ): StreamableFile {
    addLogFields({ group, actor });
    const { signal } = this.stopping;
    const options = { dryRun, eventsPerSecond, signal };
    const steps = this.admin.of(group).discardMatching(filter, { actor, reason }, options);
    return jsonLines(triageLines(steps), signal);
  }
}
