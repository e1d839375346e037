import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { Faults, type Fault } from '@shop/inbox';
import { addLogFields } from '@shop/telemetry';
import { ClearFaultsRequest, SetFaultRequest } from './faults.request.js';

/** Makes consumer groups of this process fail, where that was enabled at its start. */
@Controller('faults')
export class FaultsController {
  constructor(private readonly faults: Faults) {}

  @Get()
  list(): { enabled: boolean; items: Fault[] } {
    return { enabled: this.faults.options.enabled, items: this.faults.list() };
  }

  @Post()
  set(@Body({ schema: SetFaultRequest }) rule: SetFaultRequest): Fault {
    addLogFields({ group: rule.group, fault: rule.kind });
    return this.faults.set(rule);
  }

  @Post('clear')
  @HttpCode(200)
  clear(@Body({ schema: ClearFaultsRequest }) which: ClearFaultsRequest): { cleared: number } {
    return { cleared: this.faults.clear(which) };
  }
}
