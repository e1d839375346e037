import { useMemo, useState } from 'preact/hooks';
import type { TroubledStatus } from '../../live.controller.js';
import { Page } from '../parts/page.js';
import { useLive } from '../parts/use-ask.js';
import { shop } from '../shop.js';
import { layOutMap } from './graph.js';
import { MapPicture } from './map.js';
import { Trends } from './trends.js';
import { Troubles } from './troubles.js';

/** The shop at a glance: what is wrong first, then what flows. */
export function MapPage() {
  const { seen, at, error } = useLive<TroubledStatus>('shop');
  const [trends] = useState(() => new Trends());
  const map = useMemo(() => layOutMap(shop.value.topics), [shop.value]);
  if (seen) trends.note(at, seen);
  return (
    <Page title="Map" command="status --watch" error={error}>
      {seen ? (
        <>
          <Troubles lines={seen.troubles} />
          <MapPicture {...{ map, trends }} status={seen} />
          <p class="text-light">
            Left, who states facts; in the middle, the topics; right, the groups that read them. Lines show
            the last two minutes: facts a second of a topic, lag of a group. Rates are of the process of each
            service that answers.
          </p>
        </>
      ) : (
        <p class="empty text-light">Looking at the shop…</p>
      )}
    </Page>
  );
}
