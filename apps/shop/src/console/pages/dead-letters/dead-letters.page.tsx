import { AsCommand } from '../parts/as-command.js';
import { Choice, Field } from '../parts/fields.js';
import { query, setQuery } from '../routes.js';
import { allGroups } from '../shop.js';
import { Decisions } from './decisions.js';
import { Failures } from './failures.js';
import { Letters } from './letters.js';
import { asOptions, filterIn } from './paths.js';
import { RedriveMany } from './redrive-many.js';

/** The events that a group could not handle: by failure, one by one, and what was decided on earlier ones. */
export function DeadLettersPage() {
  const group = query.value.get('group') ?? '';
  const filter = filterIn(query.value);
  const isArchive = query.value.get('show') === 'decided';
  const choose = (name: string) => (event: Event) =>
    setQuery({ [name]: (event.currentTarget as HTMLInputElement).value, failure: undefined });
  return (
    <>
      <h1>Dead letters</h1>
      <AsCommand line={commandFor(group, isArchive, asOptions(filter))} />
      <Failures />
      <div class="row">
        <Choice label="group" value={group} options={['', ...allGroups()]} onChange={choose('group')} />
        <Choice
          label="show"
          value={isArchive ? 'decided' : 'parked'}
          options={['parked', 'decided']}
          onChange={choose('show')}
        />
        {!isArchive && (
          <>
            <Field label="key" value={filter.key ?? ''} onChange={choose('key')} />
            <Field label="text of the error" value={filter.errorText ?? ''} onChange={choose('errorText')} />
          </>
        )}
        {filter.failure !== undefined && (
          <button type="button" onClick={() => setQuery({ failure: undefined })}>
            all failures
          </button>
        )}
      </div>
      {group === '' && <p class="empty">Choose a group to list its letters.</p>}
      {group !== '' && isArchive && <Decisions group={group} />}
      {group !== '' && !isArchive && (
        <>
          <RedriveMany key={JSON.stringify([group, filter])} {...{ group, filter }} />
          <Letters {...{ group, filter }} />
        </>
      )}
    </>
  );
}

function commandFor(group: string, isArchive: boolean, options: string): string {
  if (group === '') return 'dlq summary';
  return isArchive ? `dlq decided --group ${group}` : `dlq list --group ${group}${options}`;
}
