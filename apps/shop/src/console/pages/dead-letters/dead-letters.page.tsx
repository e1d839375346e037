import { Button } from '../parts/doing.js';
import { Choice, Field, inAddress } from '../parts/fields.js';
import { Page } from '../parts/page.js';
import { query, setQuery } from '../routes.js';
import { allGroups } from '../shop.js';
import { Failures } from './failures.js';
import { Decisions, Letters } from './letters.js';
import { asOptions, askedAt, filterIn } from './paths.js';
import { Triage } from './triage.js';

/** The events that a group could not handle: by failure, one by one, and what was decided on earlier ones. */
export function DeadLettersPage() {
  const group = query.value.get('group') ?? '';
  const filter = filterIn(query.value);
  const isArchive = query.value.get('show') === 'decided';
  const meant = Object.keys(filter).length === 0 ? { all: true } : { filter };
  return (
    <Page title="Dead letters" command={commandFor(group, isArchive, asOptions(filter))}>
      <Failures />
      <h2>{group === '' ? 'One by one' : isArchive ? `Decided for ${group}` : `Dead letters of ${group}`}</h2>
      <div class="hstack">
        <Choice label="group" options={['', ...allGroups()]} {...inAddress('group')} />
        <Choice label="show" options={['parked', 'decided']} {...inAddress('show', 'parked')} />
        {!isArchive && (
          <>
            <Field label="key" {...inAddress('key')} />
            <Field label="text of the error" {...inAddress('errorText')} />
          </>
        )}
        {filter.failure !== undefined && (
          <Button does={() => setQuery({ failure: undefined })}>Show all failures</Button>
        )}
      </div>
      {group === '' && <p class="empty text-light">Choose a failure or a group to list its letters.</p>}
      {group !== '' && isArchive && <Decisions group={group} />}
      {group !== '' && !isArchive && (
        <>
          <Triage key={JSON.stringify([group, filter])} at={askedAt(group, group)} meant={meant} />
          <Letters {...{ group, filter }} />
        </>
      )}
    </Page>
  );
}

function commandFor(group: string, isArchive: boolean, options: string): string {
  if (group === '') return 'dlq summary';
  return isArchive ? `dlq decided --group ${group}` : `dlq list --group ${group}${options}`;
}
