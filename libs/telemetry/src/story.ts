import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * What a piece of work belongs to. `correlationId` names the whole chain that began with one request,
 * `causationId` the event that led to this step; annotations say which things the step is about.
 */
export interface Story {
  readonly correlationId: string;
  readonly causationId?: string;
  [annotation: string]: string | undefined;
}

const stories = new AsyncLocalStorage<Story>();

/** Everything `fn` starts, awaited or not, sees `story` as its current story. */
export function runInStory<T>(story: Story, fn: () => T): T {
  return stories.run(story, fn);
}

export function currentStory(): Story | undefined {
  return stories.getStore();
}

/** Adds to the current story, so that each later log line of it says so. Outside a story it does nothing. */
export function annotateStory(annotations: Readonly<Record<string, string>>): void {
  Object.assign(currentStory() ?? {}, annotations);
}
