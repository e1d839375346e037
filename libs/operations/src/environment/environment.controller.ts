import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { EnvironmentCheck, WorksAnywhere, type EnvironmentReport } from '@shop/environment';
import { addLogFields } from '@shop/telemetry';
import { ApiOperation } from '../api-operation.js';
import { MoveRequest } from './move.request.js';

/** Shows the environment of this process, and the environment of its databases. */
@Controller('environment')
export class EnvironmentController {
  constructor(private readonly environmentCheck: EnvironmentCheck) {}

  @Get()
  @ApiOperation('Shows where the process is at work, and where its databases belong')
  show(): Promise<EnvironmentReport> {
    return this.environmentCheck.report();
  }

  /** Moves the databases to the environment of the process, which then begins to work. */
  @Post('move')
  @HttpCode(200)
  @WorksAnywhere()
  @ApiOperation('Has the databases belong where the process is, which begins to work then', 'GROUP_IN_USE')
  async move(@Body({ schema: MoveRequest }) { by: actor, reason }: MoveRequest): Promise<EnvironmentReport> {
    addLogFields({ actor });
    await this.environmentCheck.moveHere({ actor, reason });
    return this.environmentCheck.report();
  }
}
