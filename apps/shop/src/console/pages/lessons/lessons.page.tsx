import { lessons } from './lessons.js';

/** Experiments on the running shop: each takes a minute. */
export function LessonsPage() {
  return (
    <>
      <h1>Lessons</h1>
      <p>
        Each takes a minute on your running shop, and sees by itself that you have seen it. Services have to
        be started with <code>FAULTS_ENABLED=true</code>.
      </p>
      <ol>
        {lessons.map(({ id, title, about }) => (
          <li key={id}>
            <a href={`/lessons/${id}`}>{title}</a>
            <p class="faint">{about}</p>
          </li>
        ))}
      </ol>
    </>
  );
}
