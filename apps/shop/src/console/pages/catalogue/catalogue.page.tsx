import { Page } from '../parts/page.js';
import { Table } from '../parts/table.js';
import { query } from '../routes.js';
import { shop } from '../shop.js';

/** Every topic there is: who states its facts, who reads them, and why. */
export function CataloguePage() {
  const chosen = query.value.get('topic');
  const topics = shop.value.topics.filter(({ name }) => chosen === null || name === chosen);
  return (
    <Page title="Catalogue" command="topics list">
      {chosen !== null && <a href="/catalogue">All topics</a>}
      {topics.map((topic) => (
        <section key={topic.name} aria-labelledby={topic.name}>
          <h2 id={topic.name}>
            <a href={`/catalogue?topic=${topic.name}`}>{topic.name}</a>
          </h2>
          <p>
            <code>{topic.message}</code>, stated by {topic.owner}. {topic.partitions} partitions,{' '}
            {topic.cleanup}.
          </p>
          <p class="text-light">
            Key <code>{topic.key}</code>: {topic.whyThisKey} {topic.retention}
          </p>
          <Table
            label={`Groups that read ${topic.name}`}
            rows={topic.subscribers.map(({ group, why }) => [group, group, why])}
          />
        </section>
      ))}
    </Page>
  );
}
