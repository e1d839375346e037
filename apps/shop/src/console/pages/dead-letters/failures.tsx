import type { GroupSummary } from '../../../dlq/answers.js';
import { PerService } from '../parts/per-service.js';
import { Table, type Row } from '../parts/table.js';
import { day } from '../parts/words.js';

const HEADS = ['failure', 'group', 'event', 'dead', 'quarantined', 'waiting', 'first', 'last'];

/** The failures of each service: an error thrown in one place is one line, however often. */
export function Failures() {
  return (
    <PerService<{ groups: GroupSummary[] }> path="/dead-letters/summary">
      {({ groups }, service) => {
        const rows = groups.flatMap(({ group, kinds }) => kinds.map((kind) => toRow(group, kind)));
        if (rows.length === 0) return <p class="good">✓ {service} has none.</p>;
        return <Table label={`Failures of ${service}`} heads={HEADS} rows={rows} />;
      }}
    </PerService>
  );
}

function toRow(group: string, kind: GroupSummary['kinds'][number]): Row {
  const { failure, eventType, count, quarantined, followers, oldest, latest } = kind;
  const query = new URLSearchParams({ group, ...(failure !== null && { failure }) });
  return [
    `${group} ${failure} ${eventType}`,
    <a href={`/dead-letters?${query.toString()}`} class="text">
      <code>{failure ?? 'no error'}</code>
    </a>,
    group,
    <code>{eventType ?? '–'}</code>,
    <span class="bad">✗ {count}</span>,
    quarantined,
    followers,
    day(oldest),
    day(latest),
  ];
}
