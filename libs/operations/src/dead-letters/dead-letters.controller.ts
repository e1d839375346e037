import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { DeadLetterDetails, DeadLetterKind, DeadLetterPage, DecidedPage, TriagedKey } from '@shop/inbox';
import { addLogFields } from '@shop/telemetry';
import { ApiOperation } from '../api-operation.js';
import { EventId } from '../event-id.js';
import {
  DiscardRequest,
  ListDeadLettersRequest,
  ListDecidedRequest,
  RedriveRequest,
  SummaryRequest,
} from './dead-letters.request.js';
import { DeadLetterAdmin } from './dead-letter-admin.js';

@Controller('dead-letters')
export class DeadLettersController {
  constructor(private readonly admin: DeadLetterAdmin) {}

  @Get()
  @ApiOperation('Shows the dead letters of a group, the latest first', 'UNKNOWN_GROUP')
  list(
    @Query({ schema: ListDeadLettersRequest })
    { group, cursor: after, limit, ...filter }: ListDeadLettersRequest,
  ): Promise<DeadLetterPage> {
    return this.admin.of(group).list(filter, { after, limit });
  }

  @Get('decided')
  @ApiOperation('Shows what was decided on the dead letters of a group, the latest first', 'UNKNOWN_GROUP')
  decided(
    @Query({ schema: ListDecidedRequest }) { group, cursor: after, limit }: ListDecidedRequest,
  ): Promise<DecidedPage> {
    return this.admin.of(group).decided({ after, limit });
  }

  @Get('summary')
  @ApiOperation('Counts dead letters by what they are and why they died', 'UNKNOWN_GROUP')
  async summary(
    @Query({ schema: SummaryRequest }) { group, ...filter }: SummaryRequest,
  ): Promise<{ groups: { group: string; kinds: DeadLetterKind[] }[] }> {
    const groups = group === undefined ? this.admin.all : [this.admin.of(group)];
    const summaries = groups.map(async (each) => ({
      group: each.group,
      kinds: await each.summary(filter),
    }));
    return { groups: await Promise.all(summaries) };
  }

  @Get(':group/:eventId')
  @ApiOperation(
    'Shows an event that is parked, with its headers, history and content',
    'UNKNOWN_GROUP',
    'EVENT_NOT_PARKED',
  )
  show(
    @Param('group') group: string,
    @Param('eventId', { schema: EventId }) eventId: string,
  ): Promise<DeadLetterDetails> {
    return this.admin.of(group).show(eventId);
  }

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

  @Post(':group/:eventId/discard')
  @HttpCode(200)
  @ApiOperation(
    'Gives up an event, for a reason, and lets those behind it go on',
    'UNKNOWN_GROUP',
    'EVENT_NOT_PARKED',
    'EVENT_NOT_HEAD',
    'EVENT_NOT_DEAD',
  )
  discard(
    @Param('group') group: string,
    @Param('eventId', { schema: EventId }) eventId: string,
    @Body({ schema: DiscardRequest }) { by: actor, reason, dryRun }: DiscardRequest,
  ): Promise<TriagedKey> {
    addLogFields({ group, eventId, actor });
    return this.admin.of(group).discard(eventId, { actor, reason }, { dryRun });
  }
}
