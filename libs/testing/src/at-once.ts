/**
 * Runs all tasks, at most `most` at a time. More than the connections of a pool would not be faster, since
 * the others queue for a connection. And a queued one waits no longer than a request may, which is too short
 * on a slow machine.
 */
export async function atOnce<T>(tasks: readonly (() => Promise<T>)[], most = 10): Promise<T[]> {
  const results: T[] = [];
  const queue = tasks.entries();
  const work = async (): Promise<void> => {
    for (const [index, task] of queue) results[index] = await task();
  };
  await Promise.all(Array.from({ length: most }, work));
  return results;
}
