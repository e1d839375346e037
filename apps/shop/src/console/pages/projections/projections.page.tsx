import type { ProjectionStatus } from '../../../projection/answers.js';
import { AsCommand } from '../parts/as-command.js';
import { PerService } from '../parts/per-service.js';
import { ProblemNotice } from '../parts/problem.js';
import { useLines } from '../parts/use-lines.js';
import { shop } from '../shop.js';
import { sentenceOf, type RebuildLine } from './rebuild-words.js';

/** The actions on a read model, and the phase that each needs. */
const ACTIONS = [
  { path: 'rebuild', label: 'Rebuild and compare', body: { swap: false } },
  { path: 'swap', label: 'Swap it in', phase: 'ready' },
  { path: 'back', label: 'Back to the one before', phase: 'swapped' },
  { path: 'drop-old', label: 'Drop the one before', phase: 'swapped' },
];

/** The read models: rebuilt from the topics beside the live ones, compared, swapped, and back. */
export function ProjectionsPage() {
  return (
    <>
      <h1>Projections</h1>
      <AsCommand line="projection list" />
      <PerService<{ items: ProjectionStatus[] }> path="/projections">
        {({ items }, service) =>
          items.map((status) => <Projection key={status.name} {...{ service, status }} />)
        }
      </PerService>
    </>
  );
}

function Projection({ service, status }: { service: string; status: ProjectionStatus }) {
  const { name, group, tables, phase, running } = status;
  const { lines, isRunning, error, begin } = useLines<RebuildLine>();
  const run = (action: string, body: object = {}): void =>
    begin(`/operations/${service}/projections/${name}/${action}`, body);
  return (
    <section class="notice" aria-label={name}>
      <h2>{name}</h2>
      <p>
        {running ? `${phase}, a process is at work` : phase}; tables {tables.join(', ')}; group {group}
      </p>
      {!shop.value.readOnly && (
        <div class="row">
          {ACTIONS.map((action) => (
            <button
              key={action.path}
              type="button"
              disabled={isRunning || (action.phase ?? phase) !== phase}
              onClick={() => run(action.path, action.body)}
            >
              {action.label}
            </button>
          ))}
          <button type="button" class="danger" disabled={phase === 'live'} onClick={() => run('abort')}>
            Abort
          </button>
        </div>
      )}
      <ProblemNotice error={error} />
      <div role="status">
        <ul>
          {lines.flatMap(sentenceOf).map((sentence, index) => (
            <li key={index}>{sentence}</li>
          ))}
        </ul>
      </div>
      {isRunning && <Bar lines={lines} />}
    </section>
  );
}

function Bar({ lines }: { lines: readonly RebuildLine[] }) {
  const { read, remaining } = lines.findLast((line) => 'remaining' in line) ?? { read: 0, remaining: 1 };
  return (
    <p>
      <progress value={read} max={Math.max(1, read + remaining)} aria-label="Facts" /> {read} facts read
    </p>
  );
}
