import { Module } from '@nestjs/common';
import { ProductAvailabilityController } from './product-availability.controller.js';
import { ProductAvailabilityProjector } from './product-availability.projector.js';

@Module({ controllers: [ProductAvailabilityController, ProductAvailabilityProjector] })
export class ProductAvailabilityModule {}
