/**
 * Does all of it, some at a time, each when one before it is done. As many as a pool has connections are as
 * much at once as more would be, since the others queue for one; but in a queue they wait no longer than a
 * request may, which on a slow machine is not long enough.
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
