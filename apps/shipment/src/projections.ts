import type { DeployedProjection } from '@shop/projection';
import { CreateDispatchBoard1764000000001 } from './migrations/read/0001-create-dispatch-board.js';
import { CreateStockLevel1764000000002 } from './migrations/read/0002-create-stock-level.js';
import { IndexShipmentId1764000000003 } from './migrations/read/0003-index-shipment-id.js';
import { DispatchBoardProjector } from './views/dispatch-board/dispatch-board.projector.js';
import { StockProjector } from './views/stock/stock.projector.js';

/** The read models of the service, each with the migrations of its tables. */
export const projections: readonly DeployedProjection[] = [
  {
    projector: DispatchBoardProjector,
    migrations: [CreateDispatchBoard1764000000001, IndexShipmentId1764000000003],
  },
  { projector: StockProjector, migrations: [CreateStockLevel1764000000002] },
];
