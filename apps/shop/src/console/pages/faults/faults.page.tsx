import { useState } from 'preact/hooks';
import type { Fault } from '../../../faults/answers.js';
import { ask } from '../ask.js';
import { AsCommand } from '../parts/as-command.js';
import { formText } from '../parts/form-text.js';
import { ProblemNotice } from '../parts/problem.js';
import { useAsk } from '../parts/use-ask.js';
import { amount } from '../parts/words.js';
import { groupsOf, serviceOf, shop } from '../shop.js';
import { PRESETS } from './presets.js';

const EVERY_MS = 1_000;

/** Failures on demand, to see what the shop does about them. */
export function FaultsPage() {
  const [error, setError] = useState<unknown>();
  const set = (rule: Record<string, unknown>): void => {
    setError(undefined);
    ask(`/operations/${serviceOf(String(rule['group']))}/faults`, rule).catch(setError);
  };
  return (
    <>
      <h1>Faults</h1>
      <AsCommand line="faults list" />
      {!shop.value.readOnly && (
        <>
          <div class="row">
            {PRESETS.map(({ title, rule }) => (
              <button key={title} type="button" onClick={() => set(rule)}>
                {title}
              </button>
            ))}
          </div>
          <OwnRule set={set} />
        </>
      )}
      <ProblemNotice error={error} />
      {shop.value.services.map((service) => (
        <OfService key={service} service={service} />
      ))}
    </>
  );
}

function OwnRule({ set }: { set: (rule: Record<string, unknown>) => void }) {
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const text = (name: string) => formText(event, name);
    const number = (name: string) => (text(name) === '' ? {} : { [name]: Number(text(name)) });
    const optional = (name: string) => (text(name) === '' ? {} : { [name]: text(name) });
    set({
      group: text('group'),
      kind: text('kind'),
      ...optional('topic'),
      ...optional('key'),
      ...number('times'),
      ...number('delayMs'),
    });
  };
  const { services, topics, faultKinds } = shop.value;
  return (
    <form class="row" onSubmit={submit}>
      <Choice name="group" options={services.flatMap(groupsOf)} />
      <Choice name="kind" options={faultKinds} />
      <Choice name="topic" options={['', ...topics.map(({ name }) => name)]} />
      <label>
        key
        <input name="key" maxLength={200} />
      </label>
      <label>
        times
        <input name="times" type="number" min="1" />
      </label>
      <label>
        held up, ms
        <input name="delayMs" type="number" min="1" />
      </label>
      <button class="primary">Set it</button>
    </form>
  );
}

function Choice({ name, options }: { name: string; options: readonly string[] }) {
  return (
    <label>
      {name}
      <select name={name}>
        {options.map((option) => (
          <option key={option} value={option}>
            {option === '' ? 'all' : option}
          </option>
        ))}
      </select>
    </label>
  );
}

function OfService({ service }: { service: string }) {
  const path = `/operations/${service}/faults`;
  const { answer, error } = useAsk<{ enabled: boolean; items: Fault[] }>(path, EVERY_MS);
  const [problem, setProblem] = useState<unknown>();
  const clear = (): void => void ask(`${path}/clear`, {}).catch(setProblem);
  if (answer?.enabled === false) {
    return (
      <p class="notice wait">
        {service} lets nobody set faults: start it with <code>FAULTS_ENABLED=true</code>.
      </p>
    );
  }
  return (
    <section aria-label={`Faults of ${service}`}>
      <ProblemNotice error={error ?? problem} />
      {answer?.items.length === 0 && <p class="good">✓ None is set in {service}.</p>}
      {answer?.items.map(({ id, group, kind, topic, key, hits, times }) => (
        <p key={id} class="notice wait">
          ! {group}: {kind} for {topic ?? 'all topics'}
          {key !== undefined && `, key ${key}`}; {amount(hits, 'call')} hit
          {times !== undefined && ` of ${times}`}
        </p>
      ))}
      {answer && answer.items.length > 0 && !shop.value.readOnly && (
        <button type="button" onClick={clear}>
          Clear those of {service}
        </button>
      )}
    </section>
  );
}
