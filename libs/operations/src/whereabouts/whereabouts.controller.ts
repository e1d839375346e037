import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import type { Whereabouts } from '@shop/inbox';
import type { WaitingRow } from '@shop/outbox';
import { ApiOperation } from '../api-operation.js';
import { DeadLetterAdmin } from '../dead-letters/dead-letter-admin.js';
import { OutboxAdmin } from '../parked-rows/outbox-admin.js';
import { WhereaboutsRequest } from './whereabouts.request.js';

/**
 * Shows where events are: the events of some keys that have not left this service yet, and those that its
 * groups have not handled.
 */
@Controller('whereabouts')
export class WhereaboutsController {
  constructor(
    private readonly deadLetters: DeadLetterAdmin,
    private readonly outbox: OutboxAdmin,
  ) {}

  /** Changes nothing: it is a POST because a question about many events is too long for an address. */
  @Post()
  @HttpCode(200)
  @ApiOperation('Shows which events of some keys have not left the service or are not handled by its groups')
  async find(
    @Body({ schema: WhereaboutsRequest }) of: WhereaboutsRequest,
  ): Promise<{ outbox: WaitingRow[]; groups: Whereabouts[] }> {
    // The outbox first: a row that leaves it meanwhile is then seen in its topic, or here, and not nowhere.
    const outbox = await this.outbox.waiting(of);
    return { outbox, groups: await Promise.all(this.deadLetters.all.map((group) => group.whereabouts(of))) };
  }
}
