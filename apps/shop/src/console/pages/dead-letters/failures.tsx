import type { GroupSummary } from '../../../dlq/answers.js';
import { ProblemNotice } from '../parts/problem.js';
import { useAsk } from '../parts/use-ask.js';
import { day } from '../parts/words.js';

const EVERY_MS = 1_000;
const HEADS = ['group', 'failure', 'event', 'dead', 'quarantined', 'waiting', 'first', 'last'];

/** The failures of a service's groups: an error thrown in one place is one line, however often. */
export function Failures({ service }: { service: string }) {
  const path = `/operations/${service}/dead-letters/summary`;
  const { answer, error } = useAsk<{ groups: GroupSummary[] }>(path, EVERY_MS);
  const lines = (answer?.groups ?? []).flatMap(({ group, kinds }) =>
    kinds.map((kind) => ({ group, ...kind })),
  );
  return (
    <>
      <ProblemNotice error={error} />
      {answer && lines.length === 0 && <p class="good">✓ {service} has none.</p>}
      {lines.length > 0 && (
        <div class="scroll" tabIndex={0}>
          <table aria-label={`Failures of ${service}`}>
            <thead>
              <tr>
                {HEADS.map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <Failure key={`${line.group} ${line.failure} ${line.eventType}`} {...line} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}

type Line = GroupSummary['kinds'][number] & { group: string };

function Failure({ group, failure, eventType, count, quarantined, followers, oldest, latest }: Line) {
  const query = new URLSearchParams({ group, ...(failure !== null && { failure }) });
  return (
    <tr>
      <td>{group}</td>
      <td class="mono">
        <a href={`/dead-letters?${query.toString()}`} data-row>
          {failure ?? 'no error'}
        </a>
      </td>
      <td class="mono">{eventType ?? '–'}</td>
      <td class="bad">✗ {count}</td>
      <td>{quarantined}</td>
      <td>{followers}</td>
      <td>{day(oldest)}</td>
      <td>{day(latest)}</td>
    </tr>
  );
}
