import { Module } from '@nestjs/common';
import { ServiceMetrics } from './service-metrics.js';

/** The metrics of a service's databases, consumers and lag. */
@Module({ providers: [ServiceMetrics] })
export class MetricsModule {}
