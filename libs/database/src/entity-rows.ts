import type { EntityMetadata } from 'typeorm';
import type { Transaction } from './transaction.js';

type Entity<Row> = new () => Row;

/**
 * Reads a row of an entity by its id, and locks it until the end of the transaction. It does the same as
 * TypeORM's `findOne`, by a statement that each session parses and plans once, and that takes queued
 * statements along.
 */
export async function lockRow<Row extends object>(
  tx: Transaction,
  entity: Entity<Row>,
  id: string,
): Promise<Row | undefined> {
  const { tableName, columns } = metadataOf(tx, entity);
  const fields = columns.map(({ databaseName, propertyName }) => `"${databaseName}" as "${propertyName}"`);
  const [row] = await tx.query<Row>(
    `select ${fields.join(', ')} from "${tableName}" where id = $1 for update`,
    [id],
  );
  return row;
}

/** Writes the given fields of a row. It is queued: it goes with the next statements, or the commit. */
export function sendUpdate<Row extends { id: string }>(
  tx: Transaction,
  entity: Entity<Row>,
  { id, ...changes }: Pick<Row, 'id'> & Partial<Row>,
): void {
  const { tableName, columns } = metadataOf(tx, entity);
  const changed = columns.filter(({ propertyName }) => propertyName in changes);
  const assignments = changed.map(({ databaseName }, index) => `"${databaseName}" = $${index + 2}`);
  const values = changed.map((column) => parameterOf(column, Reflect.get(changes, column.propertyName)));
  tx.send(`update "${tableName}" set ${assignments.join(', ')} where id = $1`, [id, ...values]);
}

function metadataOf<Row>(tx: Transaction, entity: Entity<Row>): EntityMetadata {
  return tx.manager.dataSource.getMetadata(entity);
}

/** The driver would write an array as one of PostgreSQL's. */
function parameterOf({ type }: EntityMetadata['columns'][number], value: unknown): unknown {
  return type === 'jsonb' && value !== null ? JSON.stringify(value) : value;
}
