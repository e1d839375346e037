import { useState } from 'preact/hooks';
import type { ReplayLine } from '../../../replay/answers.js';
import { AsCommand } from '../parts/as-command.js';
import { Choice, Field, filledIn } from '../parts/fields.js';
import { ProblemNotice } from '../parts/problem.js';
import { useLines } from '../parts/use-lines.js';
import { amount } from '../parts/words.js';
import { shop } from '../shop.js';

/** A range of a topic, as it was asked for. */
interface Range {
  group: string;
  topic: string;
  minutes: string;
  key?: string;
}

/**
 * Hands a range of a topic to a group again: what it has not handled. What that would be is shown first,
 * always.
 */
export function ReplayPage() {
  const { services, topics, readOnly } = shop.value;
  const [range, setRange] = useState<Range>();
  const { lines, begun, isRunning, error, begin } = useLines<ReplayLine>();
  const run = ({ group, topic, minutes, key }: Range, dryRun: boolean): void => {
    const from = { time: new Date(Date.now() - Number(minutes) * 60_000).toISOString() };
    const to = { time: new Date().toISOString() };
    begin(`/operations/${group}/replays/${group}`, { topic, from, to, key, dryRun });
  };
  const rehearse = (event: SubmitEvent): void => {
    const filled = filledIn(event) as unknown as Range;
    setRange(filled);
    run(filled, true);
  };
  const isRehearsed = begun !== undefined && 'dryRun' in begun && begun.dryRun === true;
  const hasEnded = lines.some((line) => 'end' in line && line.end === 'complete');
  const { group = services[0], topic = topics[0]?.name, minutes = '60' } = range ?? {};
  return (
    <>
      <h1>Replay</h1>
      <AsCommand line={`replay ${group} --topic ${topic} --from ${minutes}m --to 0s --dry-run`} />
      {readOnly ? (
        <p class="empty">This console changes nothing.</p>
      ) : (
        <form class="row" onSubmit={rehearse}>
          <Choice label="group that reacts" name="group" options={services} />
          <Choice label="topic" name="topic" options={topics.map(({ name }) => name)} />
          <Field
            label="of the last minutes"
            name="minutes"
            type="number"
            min="1"
            max="100000"
            defaultValue="60"
            required
          />
          <Field label="only of this key" name="key" />
          <button class="primary" disabled={isRunning}>
            Rehearse it
          </button>
        </form>
      )}
      <ProblemNotice error={error} />
      <div role="status">
        <ul>
          {lines.map((line, index) => (
            <li key={index}>{sentence(line)}</li>
          ))}
        </ul>
      </div>
      {range && isRehearsed && hasEnded && (
        <button type="button" class="primary" onClick={() => run(range, false)}>
          Replay it
        </button>
      )}
    </>
  );
}

function sentence(line: ReplayLine): string {
  if ('ranges' in line) {
    const records = line.ranges.reduce((sum, range) => sum + range.records, 0);
    return `The range has ${amount(records, 'record')}.`;
  }
  if ('tally' in line) {
    const { sent, done, parked, discarded } = line.tally;
    return `${line.read} read, ${sent} to be handed over; left out: ${done} handled before, ${parked} parked, ${discarded} discarded.`;
  }
  if ('stillParked' in line) {
    return `Of the range, ${line.stillParked.waiting} wait in tiers, ${line.stillParked.dead} are dead.`;
  }
  return line.detail === undefined ? `It is ${line.end}.` : `It is ${line.end}: ${line.detail}`;
}
