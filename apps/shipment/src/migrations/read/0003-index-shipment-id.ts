import type { MigrationInterface, QueryRunner } from 'typeorm';

export class IndexShipmentId1764000000003 implements MigrationInterface {
  readonly name = 'IndexShipmentId1764000000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index dispatch_board_of_shipment on dispatch_board (shipment_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index dispatch_board_of_shipment');
  }
}
