import { Module } from '@nestjs/common';
import { ServiceMetrics } from './service-metrics.js';

/** What a service tells of its databases, its consumers and its lag. */
@Module({ providers: [ServiceMetrics] })
export class MetricsModule {}
