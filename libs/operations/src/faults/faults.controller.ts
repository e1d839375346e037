import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { Faults, type Fault } from '@shop/inbox';
import { addLogFields } from '@shop/telemetry';
import { ApiFault } from '../api-operation.js';
import { ClearFaultsRequest, SetFaultRequest } from './faults.request.js';

/** Makes consumer groups of this process fail, where that was enabled at its start. */
@Controller('faults')
export class FaultsController {
  constructor(private readonly faults: Faults) {}

  @Get()
  @ApiFault('Shows which groups are made to fail')
  list(): { enabled: boolean; items: Fault[] } {
    return { enabled: this.faults.options.enabled, items: this.faults.list() };
  }

  @Post()
  @ApiFault(
    'Makes a group fail, to see what is done about it',
    'FAULTS_DISABLED',
    'UNKNOWN_GROUP',
    'UNKNOWN_TOPIC',
  )
  set(@Body({ schema: SetFaultRequest }) rule: SetFaultRequest): Fault {
    addLogFields({ group: rule.group, fault: rule.kind });
    return this.faults.set(rule);
  }

  @Post('clear')
  @HttpCode(200)
  @ApiFault('Lets groups work again')
  clear(@Body({ schema: ClearFaultsRequest }) which: ClearFaultsRequest): { cleared: number } {
    return { cleared: this.faults.clear(which) };
  }
}
