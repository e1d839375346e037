import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { DeadLetterDetails, DeadLetterKind, DeadLetterPage, TriagedKey } from '@shop/inbox';
import { addLogFields } from '@shop/telemetry';
import { EventId } from '../event-id.js';
import { DiscardRequest, ListDeadLettersRequest, SummaryRequest } from './dead-letters.request.js';
import { DeadLetterAdmin } from './dead-letter-admin.js';

@Controller('dead-letters')
export class DeadLettersController {
  constructor(private readonly admin: DeadLetterAdmin) {}

  @Get()
  list(
    @Query({ schema: ListDeadLettersRequest })
    { group, cursor: after, limit, ...filter }: ListDeadLettersRequest,
  ): Promise<DeadLetterPage> {
    return this.admin.of(group).list(filter, { after, limit });
  }

  @Get('summary')
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
  show(
    @Param('group') group: string,
    @Param('eventId', { schema: EventId }) eventId: string,
  ): Promise<DeadLetterDetails> {
    return this.admin.of(group).show(eventId);
  }

  @Post(':group/:eventId/discard')
  @HttpCode(200)
  discard(
    @Param('group') group: string,
    @Param('eventId', { schema: EventId }) eventId: string,
    @Body({ schema: DiscardRequest }) { by: actor, reason, dryRun }: DiscardRequest,
  ): Promise<TriagedKey> {
    addLogFields({ group, eventId, actor });
    return this.admin.of(group).discard(eventId, { actor, reason }, { dryRun });
  }
}
