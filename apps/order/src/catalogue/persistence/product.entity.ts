import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('products')
export class ProductEntity {
  @PrimaryColumn('text')
  sku!: string;

  @Column('text')
  name!: string;

  @Column('jsonb', { name: 'unit_price' })
  unitPrice!: { amountMinor: number; currency: string };

  @Column('integer', { name: 'tax_rate_basis_points' })
  taxRateBasisPoints!: number;
}
