import type { Ending, ProjectionStatus, RebuildStep } from '../../../projection/answers.js';
import { describeStep } from '../../../projection/describe-step.js';
import { Button } from '../parts/doing.js';
import { Page } from '../parts/page.js';
import { PerService } from '../parts/per-service.js';
import { Sentences } from '../parts/sentences.js';
import { useLines } from '../parts/use-lines.js';
import { shop } from '../shop.js';

type Line = RebuildStep | Ending;

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
    <Page title="Projections" command="projection list">
      <PerService<{ items: ProjectionStatus[] }> path="/projections">
        {({ items }, service) =>
          items.map((status) => <Projection key={status.name} {...{ service, status }} />)
        }
      </PerService>
    </Page>
  );
}

function Projection({ service, status }: { service: string; status: ProjectionStatus }) {
  const { name, group, tables, phase, running } = status;
  const { lines, isRunning, run } = useLines<Line>();
  const act = (action: string, body?: object): Promise<void> =>
    run(`/operations/${service}/projections/${name}/${action}`, body);
  const { read, remaining } = lines.findLast((line) => 'remaining' in line) ?? { read: 0, remaining: 1 };
  return (
    <section class="notice" aria-label={name}>
      <h2>{name}</h2>
      <p>
        {running ? `${phase}, a process is at work` : phase}; tables {tables.join(', ')}; group {group}
      </p>
      {!shop.value.readOnly && (
        <div class="hstack">
          {ACTIONS.map((action) => (
            <Button
              key={action.path}
              disabled={isRunning || (action.phase ?? phase) !== phase}
              does={() => act(action.path, action.body)}
            >
              {action.label}
            </Button>
          ))}
          <Button data-variant="danger" disabled={phase === 'live'} does={() => act('abort')}>
            Abort
          </Button>
        </div>
      )}
      <Sentences of={lines.flatMap((line) => sentencesOf(line, name))} />
      {isRunning && (
        <p>
          <progress value={read} max={Math.max(1, read + remaining)} aria-label="Facts" /> {read} facts read
        </p>
      )}
    </section>
  );
}

function sentencesOf(line: Line, name: string): string[] {
  if (!('end' in line)) return describeStep(line, name);
  const words = [`It was ${line.end}`, line.detail, ...(line.because ?? [])];
  return line.end === 'complete' ? [] : [words.filter(Boolean).join(': ')];
}
