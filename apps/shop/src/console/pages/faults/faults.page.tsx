import type { Fault } from '../../../faults/answers.js';
import { ask } from '../ask.js';
import { AsCommand } from '../parts/as-command.js';
import { Choice, Field, filledIn, toNumber } from '../parts/fields.js';
import { PerService } from '../parts/per-service.js';
import { ProblemNotice } from '../parts/problem.js';
import { useAttempt } from '../parts/use-attempt.js';
import { amount } from '../parts/words.js';
import { allGroups, serviceOf, shop } from '../shop.js';
import { PRESETS, type Rule } from './presets.js';

/** Failures on demand, to see what the shop does about them. */
export function FaultsPage() {
  return (
    <>
      <h1>Faults</h1>
      <AsCommand line="faults list" />
      {!shop.value.readOnly && <NewFault />}
      <PerService<Faults> path="/faults">
        {(faults, service) => <OfService {...{ ...faults, service }} />}
      </PerService>
    </>
  );
}

function NewFault() {
  const { topics, faultKinds } = shop.value;
  const { error, attempt } = useAttempt();
  const set = (rule: Rule): void => attempt(() => ask(`/operations/${serviceOf(rule.group)}/faults`, rule));
  const setOwn = (event: SubmitEvent): void => {
    const { times, delayMs, ...rule } = filledIn(event);
    set({ ...(rule as unknown as Rule), times: toNumber(times), delayMs: toNumber(delayMs) });
  };
  return (
    <>
      <div class="row">
        {PRESETS.map(({ title, rule }) => (
          <button key={title} type="button" onClick={() => set(rule)}>
            {title}
          </button>
        ))}
      </div>
      <form class="row" onSubmit={setOwn}>
        <Choice label="group" name="group" options={allGroups()} />
        <Choice label="kind" name="kind" options={faultKinds} />
        <Choice label="topic" name="topic" options={['', ...topics.map(({ name }) => name)]} />
        <Field label="key" name="key" />
        <Field label="times" name="times" type="number" min="1" />
        <Field label="held up, ms" name="delayMs" type="number" min="1" />
        <button class="primary">Set it</button>
      </form>
      <ProblemNotice error={error} />
    </>
  );
}

interface Faults {
  enabled: boolean;
  items: Fault[];
}

function OfService({ enabled, items, service }: Faults & { service: string }) {
  const { error, attempt } = useAttempt();
  if (!enabled) {
    return (
      <p class="notice wait">
        {service} lets nobody set faults: start it with <code>FAULTS_ENABLED=true</code>.
      </p>
    );
  }
  if (items.length === 0) return <p class="good">✓ None is set in {service}.</p>;
  return (
    <>
      <ProblemNotice error={error} />
      {items.map(({ id, group, kind, topic, key, hits, times }) => (
        <p key={id} class="notice wait">
          ! {group}: {kind} for {topic ?? 'all topics'}
          {key !== undefined && `, key ${key}`}; {amount(hits, 'call')} hit
          {times !== undefined && ` of ${times}`}
        </p>
      ))}
      {!shop.value.readOnly && (
        <button type="button" onClick={() => attempt(() => ask(`/operations/${service}/faults/clear`, {}))}>
          Clear those of {service}
        </button>
      )}
    </>
  );
}
