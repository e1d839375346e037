import type { Migration, QueryRunner } from '@shop/database';

export class IndexShipmentId1764000000003 implements Migration {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index dispatch_board_of_shipment on dispatch_board (shipment_id)');
  }
}
