import type { ComponentChildren } from 'preact';
import { shop } from '../shop.js';
import { ProblemNotice } from './problem.js';
import { useAsk } from './use-ask.js';

interface Props<T> {
  /** The path among the operations of the service. */
  path: string;
  children: (answer: T, service: string) => ComponentChildren;
}

/** The answer of each service, again every second. One that is away does not hide the others. */
export function PerService<T>({ path, children }: Props<T>) {
  return shop.value.services.map((service) => <Answer<T> key={service} {...{ service, path, children }} />);
}

function Answer<T>({ service, path, children }: Props<T> & { service: string }) {
  const { answer, error } = useAsk<T>(`/operations/${service}${path}`);
  return (
    <section aria-label={service}>
      <ProblemNotice error={error} />
      {answer && children(answer, service)}
    </section>
  );
}
