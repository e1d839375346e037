import { useMemo, useState } from 'preact/hooks';
import type { TroubledStatus } from '../../live.controller.js';
import { AsCommand } from '../parts/as-command.js';
import { ProblemNotice } from '../parts/problem.js';
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
    <>
      <h1>Map</h1>
      <AsCommand line="status --watch" />
      <ProblemNotice error={error} />
      {seen ? (
        <>
          <Troubles lines={seen.troubles} />
          <MapPicture {...{ map, trends }} status={seen} />
          <p class="faint">
            Left, who states facts; in the middle, the topics; right, the groups that read them. Lines show
            the last two minutes: facts a second of a topic, lag of a group. Rates are of the process of each
            service that answers.
          </p>
        </>
      ) : (
        <p class="empty">Looking at the shop…</p>
      )}
    </>
  );
}
