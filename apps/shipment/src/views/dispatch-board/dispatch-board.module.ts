import { Global, Module } from '@nestjs/common';
import { KnownShipments } from '../../known-shipments.js';
import { DispatchBoardController } from './dispatch-board.controller.js';
import { DispatchBoardProjector } from './dispatch-board.projector.js';
import { DispatchBoardQuery } from './dispatch-board.query.js';
import { ShipmentsController } from './shipments.controller.js';

/**
 * Global: the write side must not import views, and reads this one through `KnownShipments`.
 */
@Global()
@Module({
  controllers: [DispatchBoardProjector, DispatchBoardController, ShipmentsController],
  providers: [DispatchBoardQuery, { provide: KnownShipments, useExisting: DispatchBoardQuery }],
  exports: [KnownShipments],
})
export class DispatchBoardModule {}
