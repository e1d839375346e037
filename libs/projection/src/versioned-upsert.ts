import { foldByKey } from './fold.js';
import type { ProjectionTransaction } from './projection-transaction.js';

/** A type of PostgreSQL. Values of `jsonb` are written as JSON, whatever they are. */
type ColumnType = 'uuid' | 'text' | 'int' | 'bigint' | 'boolean' | 'timestamptz' | 'jsonb';

/** The columns that facts can set in a row. Each field is a column: `placedAt` is `placed_at`. */
export interface UpsertOptions<Row> {
  table: string;
  /** The primary key. */
  key: keyof Row & string;
  /**
   * The version of the aggregate, which shows the later of two facts. Leave it out where no two facts write
   * the same column: there is nothing to guard then.
   */
  version?: keyof Row & string;
  /** The types of all fields, including the key and the version. */
  columns: Readonly<Record<keyof Row & string, ColumnType>>;
}

/** Queues the rows that facts make. Nobody waits: the statement goes with the next ones. */
export type Upsert<Row> = (tx: ProjectionTransaction, rows: readonly Row[]) => void;

/**
 * An upsert that leaves the same rows in whatever order facts come and however often: of each column what the
 * highest version says. A field without a value says nothing, and leaves what is there.
 *
 * The caller must hold: of a column either every fact says something, as of the status, or only one does, as
 * of the time of placing. The row has no version for each column, so of one that some facts say it could not
 * tell which of them was the last.
 *
 * The rows of a chunk are one statement, made once: those of one key are folded before. Several parts of a
 * row, each with a version of its own, are an upsert each.
 */
export function versionedUpsert<Row extends object>(options: UpsertOptions<Row>): Upsert<Row> {
  const { key, version } = options;
  const columns = Object.entries(options.columns) as [keyof Row, ColumnType][];
  const sql = statementOf(options);
  return (tx, rows) => {
    if (rows.length === 0) return;
    const folded = foldByKey(rows, key, version);
    tx.send(
      sql,
      columns.map(([field, type]) => folded.map((row) => parameterOf(row[field], type))),
    );
  };
}

function statementOf<Row>({ table, key, version, columns }: UpsertOptions<Row>): string {
  const fields = Object.keys(columns);
  const names = fields.map(columnOf).join(', ');
  const arrays = Object.values<ColumnType>(columns).map((type, index) => `$${index + 1}::${type}[]`);
  const updates = fields.filter((field) => field !== key).map((field) => updateOf(field, version));
  return `
    insert into ${table} as known (${names})
    select ${names} from unnest(${arrays.join(', ')}) as said (${names})
    on conflict (${columnOf(key)}) do update set
      ${updates.join(',\n      ')}`;
}

function updateOf(field: string, version: string | undefined): string {
  const column = columnOf(field);
  const later = `coalesce(excluded.${column}, known.${column})`;
  const earlier = `coalesce(known.${column}, excluded.${column})`;
  if (version === undefined) return `${column} = ${later}`;
  const isLater = `excluded.${columnOf(version)} > known.${columnOf(version)}`;
  return `${column} = case when ${isLater} then ${later} else ${earlier} end`;
}

function columnOf(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function parameterOf(value: unknown, type: ColumnType): unknown {
  if (value === undefined || value === null) return null;
  return type === 'jsonb' ? JSON.stringify(value) : value;
}
