import type { DeployedProjection } from '@shop/projection';
import { CreateOrderOverview1764000000001 } from './migrations/read/0001-create-order-overview.js';
import { CreateProductAvailability1764000000002 } from './migrations/read/0002-create-product-availability.js';
import { AddOrderTax1764000000003 } from './migrations/read/0003-add-order-tax.js';
import { OrderOverviewProjector } from './views/order-overview/order-overview.projector.js';
import { ProductAvailabilityProjector } from './views/product-availability/product-availability.projector.js';

/** The read models of the service, each with the migrations of its tables. */
export const projections: readonly DeployedProjection[] = [
  {
    projector: OrderOverviewProjector,
    migrations: [CreateOrderOverview1764000000001, AddOrderTax1764000000003],
  },
  { projector: ProductAvailabilityProjector, migrations: [CreateProductAvailability1764000000002] },
];
