import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import type { Whereabouts } from '@shop/inbox';
import type { WaitingRow } from '@shop/outbox';
import { TriageDesks } from '../dead-letters/triage-desks.js';
import { OutboxDesks } from '../parked-rows/outbox-desks.js';
import { WhereaboutsRequest } from './whereabouts.request.js';

/** Tells where events are: what of some keys has not left this service yet, and what its groups have not handled. */
@Controller('whereabouts')
export class WhereaboutsController {
  constructor(
    private readonly triage: TriageDesks,
    private readonly outbox: OutboxDesks,
  ) {}

  /** Changes nothing: it is a POST because a question about many events is too long for an address. */
  @Post()
  @HttpCode(200)
  async find(
    @Body({ schema: WhereaboutsRequest }) of: WhereaboutsRequest,
  ): Promise<{ outbox: WaitingRow[]; groups: Whereabouts[] }> {
    // The outbox first: a row that leaves it meanwhile is then seen in its topic, or here, and not nowhere.
    const outbox = await this.outbox.waiting(of);
    return { outbox, groups: await Promise.all(this.triage.all.map((desk) => desk.whereabouts(of))) };
  }
}
