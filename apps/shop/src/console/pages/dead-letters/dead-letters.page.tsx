import { AsCommand } from '../parts/as-command.js';
import { query, setQuery } from '../routes.js';
import { groupsOf, shop } from '../shop.js';
import { Failures } from './failures.js';
import { Letters } from './letters.js';
import { asOptions, filterIn } from './paths.js';
import { RedriveMany } from './redrive-many.js';

/** The events that a group could not handle: by failure, and one by one. */
export function DeadLettersPage() {
  const group = query.value.get('group') ?? undefined;
  const filter = filterIn(query.value);
  const command = group === undefined ? 'dlq summary' : `dlq list --group ${group}${asOptions(filter)}`;
  return (
    <>
      <h1>Dead letters</h1>
      <AsCommand line={command} />
      {shop.value.services.map((service) => (
        <Failures key={service} service={service} />
      ))}
      <div class="row">
        <label>
          group
          <select
            value={group ?? ''}
            onChange={({ currentTarget }) => setQuery({ group: currentTarget.value, failure: undefined })}
          >
            <option value="">choose one to list its letters</option>
            {shop.value.services.flatMap(groupsOf).map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
        <Text name="key" />
        <Text name="errorText" />
        {filter.failure !== undefined && (
          <button type="button" onClick={() => setQuery({ failure: undefined })}>
            all failures
          </button>
        )}
      </div>
      {group !== undefined && (
        <>
          <RedriveMany key={JSON.stringify([group, filter])} {...{ group, filter }} />
          <Letters {...{ group, filter }} />
        </>
      )}
    </>
  );
}

function Text({ name }: { name: 'key' | 'errorText' }) {
  return (
    <label>
      {name === 'key' ? 'key' : 'text of the error'}
      <input
        value={query.value.get(name) ?? ''}
        onChange={({ currentTarget }) => setQuery({ [name]: currentTarget.value })}
      />
    </label>
  );
}
