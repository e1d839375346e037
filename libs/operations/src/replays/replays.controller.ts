import { Body, Controller, HttpCode, Param, Post, type StreamableFile } from '@nestjs/common';
import { addLogFields } from '@shop/telemetry';
import { ApiLines } from '../api-operation.js';
import { jsonLines } from '../json-lines.js';
import { Stopping } from '../stopping.js';
import { ReplayAdmin } from './replay-admin.js';
import { replayLines } from './replay-lines.js';
import { ReplayRequest } from './replay.request.js';

@Controller('replays')
export class ReplaysController {
  constructor(
    private readonly admin: ReplayAdmin,
    private readonly stopping: Stopping,
  ) {}

  /** Answers with lines of JSON while it runs. A client that hangs up ends it. */
  @Post(':group')
  @HttpCode(200)
  @ApiLines(
    'Hands a range of a topic to a group again',
    'UNKNOWN_GROUP',
    'READ_MODELS_ARE_REBUILT',
    'TOPIC_NOT_HANDLED',
    'UNKNOWN_PARTITION',
    'RANGE_EMPTY',
    'RANGE_BEYOND_LOG',
    'HANDLER_NOT_REPLAYABLE',
  )
  async replay(
    @Param('group') group: string,
    @Body({ schema: ReplayRequest }) { by: actor, reason, wait, ...order }: ReplayRequest,
  ): Promise<StreamableFile> {
    addLogFields({ group, actor });
    const prepared = await this.admin.of(group).prepare({ ...order, decision: { actor, reason } });
    const { signal } = this.stopping;
    return jsonLines(replayLines(prepared, { wait: wait && !order.dryRun, signal }), signal);
  }
}
