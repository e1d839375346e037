import { Global, Module } from '@nestjs/common';
import { KnownStock } from '../../known-stock.js';
import { ProductAvailabilityController } from './product-availability.controller.js';
import { ProductAvailabilityProjector } from './product-availability.projector.js';
import { ProductAvailabilityQuery } from './product-availability.query.js';

/** Global: the write side must not import views, and reads this one through `KnownStock`. */
@Global()
@Module({
  controllers: [ProductAvailabilityController, ProductAvailabilityProjector],
  providers: [ProductAvailabilityQuery, { provide: KnownStock, useExisting: ProductAvailabilityQuery }],
  exports: [KnownStock],
})
export class ProductAvailabilityModule {}
