import {
  Body,
  Controller,
  HttpCode,
  type OnModuleDestroy,
  Param,
  Post,
  type StreamableFile,
} from '@nestjs/common';
import type { TriagedKey } from '@shop/inbox';
import { addLogFields } from '@shop/telemetry';
import { ApiLines, ApiOperation } from '../api-operation.js';
import { EventId } from '../event-id.js';
import { jsonLines } from '../json-lines.js';
import { RedriveMatchingRequest, RedriveRequest } from './dead-letters.request.js';
import { redriveLines } from './redrive-lines.js';
import { DeadLetterAdmin } from './dead-letter-admin.js';

@Controller('dead-letters')
export class RedriveController implements OnModuleDestroy {
  readonly #stopping = new AbortController();

  constructor(private readonly admin: DeadLetterAdmin) {}

  @Post(':group/:eventId/redrive')
  @HttpCode(200)
  @ApiOperation(
    'Has an event handled again, and those behind it',
    'UNKNOWN_GROUP',
    'EVENT_NOT_PARKED',
    'EVENT_NOT_HEAD',
    'EVENT_NOT_DEAD',
    'EVENT_QUARANTINED',
  )
  redrive(
    @Param('group') group: string,
    @Param('eventId', { schema: EventId }) eventId: string,
    @Body({ schema: RedriveRequest }) { by: actor, reason, dryRun, force }: RedriveRequest,
  ): Promise<TriagedKey> {
    addLogFields({ group, eventId, actor });
    return this.admin.of(group).redrive(eventId, { actor, reason }, { dryRun, force });
  }

  /** Answers with a line of JSON for each key as soon as it is redriven. A client that hangs up ends it. */
  @Post(':group/redrive')
  @HttpCode(200)
  @ApiLines('Has all that match a filter handled again, key by key', 'UNKNOWN_GROUP')
  redriveMatching(
    @Param('group') group: string,
    @Body({ schema: RedriveMatchingRequest })
    { by: actor, reason, filter, dryRun, force, eventsPerSecond }: RedriveMatchingRequest,
  ): StreamableFile {
    addLogFields({ group, actor });
    const signal = this.#stopping.signal;
    const options = { dryRun, force, eventsPerSecond, signal };
    const steps = this.admin.of(group).redriveMatching(filter, { actor, reason }, options);
    return jsonLines(redriveLines(steps), signal);
  }

  /** Nest closes the port after this: without it the stop would wait for the whole redrive. */
  onModuleDestroy(): void {
    this.#stopping.abort();
  }
}
