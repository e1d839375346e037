import type { FactHistory } from '../../../trace/story.js';
import { Table, type Row } from './table.js';
import { day } from './words.js';

/** Without a group where it can be but one. */
type Line = Omit<FactHistory, 'group'> & { group?: string };

/** The things that have happened to an event, and who did them. */
export function History({ lines }: { lines: readonly Line[] }) {
  const rows = lines.map(({ at, group, what, detail, actor }): Row => {
    const words = actor === null ? what : `${what} by ${actor}`;
    return [
      `${at} ${group} ${what} ${detail}`,
      day(at),
      ...(group === undefined ? [] : [group]),
      words,
      detail,
    ];
  });
  return (
    <>
      <h2>History</h2>
      <Table rows={rows} />
    </>
  );
}
