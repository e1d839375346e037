import type { ProjectionStatus } from '../../../projection/answers.js';
import { AsCommand } from '../parts/as-command.js';
import { ProblemNotice } from '../parts/problem.js';
import { useAsk } from '../parts/use-ask.js';
import { useLines } from '../parts/use-lines.js';
import { shop } from '../shop.js';
import { sentenceOf, type RebuildLine } from './rebuild-words.js';

const EVERY_MS = 1_000;

/** The read models: rebuilt from the topics beside the live ones, compared, swapped, and back. */
export function ProjectionsPage() {
  return (
    <>
      <h1>Projections</h1>
      <AsCommand line="projection list" />
      {shop.value.services.map((service) => (
        <OfService key={service} service={service} />
      ))}
    </>
  );
}

function OfService({ service }: { service: string }) {
  const path = `/operations/${service}/projections`;
  const { answer, error } = useAsk<{ items: ProjectionStatus[] }>(path, EVERY_MS);
  return (
    <>
      <ProblemNotice error={error} />
      {answer?.items.map((status) => (
        <Projection key={status.name} {...{ path, status }} />
      ))}
    </>
  );
}

function Projection({ path, status }: { path: string; status: ProjectionStatus }) {
  const { name, group, tables, phase, running } = status;
  const { lines, isRunning, error, begin } = useLines<RebuildLine>();
  const act =
    (action: string, body = {}) =>
    (): void =>
      begin(`${path}/${name}/${action}`, body);
  const state = running ? `${phase}, a process is at work` : phase;
  return (
    <section class="notice" aria-label={name}>
      <h2>{name}</h2>
      <p>
        {state}; tables {tables.join(', ')}; group {group}
      </p>
      {!shop.value.readOnly && (
        <div class="row">
          <button type="button" disabled={isRunning} onClick={act('rebuild', { swap: false })}>
            Rebuild and compare
          </button>
          <button type="button" disabled={isRunning || phase !== 'ready'} onClick={act('swap')}>
            Swap it in
          </button>
          <button type="button" disabled={isRunning || phase !== 'swapped'} onClick={act('back')}>
            Back to the one before
          </button>
          <button type="button" disabled={isRunning || phase !== 'swapped'} onClick={act('drop-old')}>
            Drop the one before
          </button>
          <button type="button" class="danger" disabled={phase === 'live'} onClick={act('abort')}>
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
  const last = lines.findLast((line) => 'remaining' in line);
  const [read, remaining] = last ? [last.read, last.remaining] : [0, 1];
  return (
    <p>
      <progress value={read} max={Math.max(1, read + remaining)} aria-label="Facts" /> {read} facts read
    </p>
  );
}
