import type { GroupSummary } from '../../../dlq/answers.js';
import { PerService } from '../parts/per-service.js';
import { List, type Columns } from '../parts/table.js';
import { day } from '../parts/words.js';

type Failure = GroupSummary['kinds'][number] & { group: string };

const COLUMNS: Columns<Failure> = {
  failure: ({ group, failure }) => {
    const query = new URLSearchParams({ group, ...(failure !== null && { failure }) });
    return (
      <a href={`/dead-letters?${query.toString()}`} class="text">
        <code>{failure ?? 'no error'}</code>
      </a>
    );
  },
  group: ({ group }) => group,
  event: ({ eventType }) => <code>{eventType ?? '–'}</code>,
  dead: ({ count }) => <span class="bad">✗ {count}</span>,
  quarantined: ({ quarantined }) => quarantined,
  waiting: ({ followers }) => followers,
  first: ({ oldest }) => day(oldest),
  last: ({ latest }) => day(latest),
};

/** The failures of each service: an error thrown in one place is one line, however often. */
export function Failures() {
  return (
    <PerService<{ groups: GroupSummary[] }> path="/dead-letters/summary">
      {({ groups }, service) => {
        const items = groups.flatMap(({ group, kinds }) => kinds.map((kind) => ({ group, ...kind })));
        if (items.length === 0) return <p class="good">✓ {service} has none.</p>;
        const keyOf = ({ group, failure, eventType }: Failure) => `${group} ${failure} ${eventType}`;
        return <List label={`Failures of ${service}`} {...{ items, keyOf, columns: COLUMNS }} />;
      }}
    </PerService>
  );
}
