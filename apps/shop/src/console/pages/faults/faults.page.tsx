import type { Fault, Faults } from '../../../faults/answers.js';
import { describeFault } from '../../../faults/describe-fault.js';
import { amount } from '../../../operations/printable.js';
import { ask } from '../ask.js';
import { Button, Form, type Filled } from '../parts/doing.js';
import { Choice, Field, toNumber } from '../parts/fields.js';
import { Page } from '../parts/page.js';
import { PerService } from '../parts/per-service.js';
import { allGroups, serviceOf, shop } from '../shop.js';

export type Rule = Omit<Fault, 'id' | 'hits'>;

/** Faults worth seeing once, whichever the group. Each ends by itself or is cleared below. */
const PRESETS: Record<string, Omit<Rule, 'group'>> = {
  'One that can never be handled': { kind: 'poison', times: 1 },
  'One that fails for a while, and climbs the tiers': { kind: 'transient', times: 5 },
  'A system that is away: the group rests': { kind: 'system', times: 10 },
  'A crash in the middle of a transaction': { kind: 'crash', times: 1 },
  'A slow handler, and its lag': { kind: 'slow', delayMs: 2_000, times: 20 },
};

export async function setFault(rule: Rule): Promise<void> {
  await ask(`/operations/${serviceOf(rule.group)}/faults`, rule);
}

/** Failures on demand, to see what the shop does about them. */
export function FaultsPage() {
  return (
    <Page title="Faults" command="faults list">
      {!shop.value.readOnly && <NewFault />}
      <PerService<Faults> path="/faults">
        {(faults, service) => <OfService {...{ ...faults, service }} />}
      </PerService>
    </Page>
  );
}

/** A preset takes only the group, topic and key of the form. */
function NewFault() {
  const { topics, faultKinds } = shop.value;
  const set = ({ preset, times, delayMs, ...rule }: Filled): Promise<void> => {
    const own = { times: toNumber(times), delayMs: toNumber(delayMs) };
    return setFault({ ...(rule as unknown as Rule), ...(preset ? PRESETS[preset] : own) });
  };
  return (
    <Form does={set}>
      <div class="hstack">
        <Choice label="group" name="group" options={allGroups()} />
        <Choice label="topic" name="topic" options={['', ...topics.map(({ name }) => name)]} />
        <Field label="key" name="key" />
      </div>
      <div class="hstack">
        {Object.keys(PRESETS).map((title) => (
          <button key={title} class="outline" name="preset" value={title}>
            {title}
          </button>
        ))}
      </div>
      <div class="hstack">
        <Choice label="or a kind of your choice" name="kind" options={faultKinds} />
        <Field label="times" name="times" type="number" min="1" />
        <Field label="held up, ms" name="delayMs" type="number" min="1" />
        <button>Set it</button>
      </div>
    </Form>
  );
}

function OfService({ enabled, items, service }: Faults & { service: string }) {
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
      {items.map((fault) => (
        <p key={fault.id} class="notice wait">
          ! {describeFault(fault)}; {amount(fault.hits, 'call')} hit
        </p>
      ))}
      {!shop.value.readOnly && (
        <Button does={() => ask(`/operations/${service}/faults/clear`, {})}>Clear those of {service}</Button>
      )}
    </>
  );
}
