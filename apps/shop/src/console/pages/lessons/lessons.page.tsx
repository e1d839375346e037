import { Page } from '../parts/page.js';
import { lessons } from './lessons.js';

/** Experiments on the running shop: each takes a minute. */
export function LessonsPage() {
  return (
    <Page title="Lessons">
      <p>
        Each takes a minute on your running shop, and sees by itself that you have seen it. Services have to
        be started with <code>FAULTS_ENABLED=true</code>.
      </p>
      <ol>
        {lessons.map(({ id, title, about }) => (
          <li key={id}>
            <a href={`/lessons/${id}`}>{title}</a>
            <p class="text-light">{about}</p>
          </li>
        ))}
      </ol>
    </Page>
  );
}
