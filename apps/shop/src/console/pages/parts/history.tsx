import { Table } from './table.js';
import { day } from './words.js';

interface Line {
  at: string;
  /** Where several groups have a history of the event. */
  group?: string;
  what: string;
  detail: string;
  actor: string | null;
}

/** The things that have happened to an event, and who did them. */
export function History({ lines }: { lines: readonly Line[] }) {
  const rows = lines.map(({ at, group, what, detail, actor }) => ({
    key: `${at} ${group} ${what} ${detail}`,
    cells: [
      day(at),
      ...(group === undefined ? [] : [group]),
      actor === null ? what : `${what} by ${actor}`,
      detail,
    ],
  }));
  return (
    <>
      <h2>History</h2>
      <Table rows={rows} />
    </>
  );
}
