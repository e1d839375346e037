import { Controller, Get, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Checks, type HealthReport, HealthRegistry } from './health.registry.js';

interface Reply {
  status(code: number): unknown;
}

@ApiExcludeController()
@Controller('health')
export class HealthController {
  constructor(private readonly registry: HealthRegistry) {}

  @Get('live')
  live(@Res({ passthrough: true }) reply: Reply): Promise<HealthReport> {
    return this.answer('live', reply);
  }

  @Get('ready')
  ready(@Res({ passthrough: true }) reply: Reply): Promise<HealthReport> {
    return this.answer('ready', reply);
  }

  private async answer(kind: keyof Checks, reply: Reply): Promise<HealthReport> {
    const report = await this.registry.report(kind);
    reply.status(report.status === 'down' ? 503 : 200);
    return report;
  }
}
