import { Module } from '@nestjs/common';
import { OrderOverviewController } from './order-overview.controller.js';
import { OrderOverviewProjector } from './order-overview.projector.js';
import { OrderOverviewQuery } from './order-overview.query.js';

@Module({
  controllers: [OrderOverviewController, OrderOverviewProjector],
  providers: [OrderOverviewQuery],
})
export class OrderOverviewModule {}
