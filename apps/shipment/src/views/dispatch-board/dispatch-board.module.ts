import { Module } from '@nestjs/common';
import { DispatchBoardController } from './dispatch-board.controller.js';
import { DispatchBoardProjector } from './dispatch-board.projector.js';
import { DispatchBoardQuery } from './dispatch-board.query.js';
import { ShipmentsController } from './shipments.controller.js';

@Module({
  controllers: [DispatchBoardProjector, DispatchBoardController, ShipmentsController],
  providers: [DispatchBoardQuery],
})
export class DispatchBoardModule {}
