import { serviceDatabases } from '@shop/service';
import { CreateStock1764000000001 } from './migrations/write/0001-create-stock.js';
import { CreateShipments1764000000002 } from './migrations/write/0002-create-shipments.js';
import { ShipmentEntity } from './shipping/persistence/shipment.entity.js';
import { projections } from './projections.js';

export const databases = serviceDatabases({
  entities: [ShipmentEntity],
  migrations: [CreateStock1764000000001, CreateShipments1764000000002],
  projections,
});
