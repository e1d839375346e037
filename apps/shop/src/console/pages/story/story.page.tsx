import { describeViews } from '../../../trace/describe-views.js';
import type { LiveStory } from '../../story-feed.js';
import { Button } from '../parts/doing.js';
import { Message } from '../parts/message.js';
import { Page } from '../parts/page.js';
import { Table } from '../parts/table.js';
import { useLive } from '../parts/use-ask.js';
import { useNow } from '../parts/use-now.js';
import { query, setQuery } from '../routes.js';
import { shop } from '../shop.js';
import { FactDetail } from './fact-detail.js';
import { StoryLanes } from './lanes.js';
import { standingOf, type Standing } from './standing.js';

/** The story of an order, as it happens. */
export function StoryPage({ orderId }: { orderId: string }) {
  const { seen: story, at, error } = useLive<LiveStory>(`orders/${orderId}`);
  const now = useNow(at);
  return (
    <Page
      title="Order"
      id={orderId}
      aside={story && <Status {...{ story, orderId }} />}
      command={`trace ${orderId} --follow`}
      error={error}
    >
      {story ? <Told story={story} now={now} /> : <p class="empty text-light">Reading the topics…</p>}
    </Page>
  );
}

/** As the read model of orders shows it. */
function Status({ story, orderId }: { story: LiveStory; orderId: string }) {
  const rows = story.views.flatMap((service) => service.views.flatMap((view) => view.rows));
  const status = rows.find(({ id, order_status }) => id === orderId && order_status)?.['order_status'];
  if (typeof status !== 'string') return null;
  return (
    <strong id="status" class="badge outline">
      {status}
    </strong>
  );
}

function Told({ story, now }: { story: LiveStory; now: number }) {
  const { topics, services } = shop.value;
  const at = query.value.get('at') ?? undefined;
  const fact = story.facts.find(({ eventId }) => eventId === at) ?? interesting(story);
  return (
    <>
      {standingOf(story, now, topics).map((standing, index) => (
        <StandingNotice key={index} {...standing} />
      ))}
      <StoryLanes
        {...{ story, now, services }}
        chosen={fact?.eventId}
        choose={(eventId) => setQuery({ at: eventId })}
        follow={at === undefined}
      />
      {at !== undefined && <Button does={() => setQuery({ at: undefined })}>Follow the newest fact</Button>}
      <div class="columns">
        <div>
          {fact && <FactDetail {...{ fact, story, now }} />}
          <h2>Read models</h2>
          <Table rows={describeViews(story.views).map((row, index) => [String(index), row[1], row[2]])} />
        </div>
        {fact && <Message {...fact} />}
      </div>
    </>
  );
}

function StandingNotice({ tone, title, text, missing, todo, help }: Standing) {
  return (
    <div class={`notice ${tone} standing`}>
      <strong class={tone}>{title}:</strong> {text}
      {missing !== undefined && <p class="text-light">Meanwhile this does not happen: {missing}</p>}
      {todo !== undefined && (
        <p>
          <strong>What to do:</strong> {todo} {help && <a href={help.to}>{help.text}</a>}
        </p>
      )}
    </div>
  );
}

/** A stuck fact, or else the newest. */
function interesting({ facts }: LiveStory): LiveStory['facts'][number] | undefined {
  const stuck = facts.find(({ reactions }) =>
    reactions.some(({ state }) => state === 'dead' || state === 'retrying'),
  );
  return stuck ?? facts.at(-1);
}
