/** @param {number} since a `performance.now()` */
export const secondsSince = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/**
 * Runs one step and prints how long it took. A step that takes more than a second is announced, and a long one
 * gives a sign of life, so that nobody has to guess whether a download hangs.
 * @template T
 * @param {string} title
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const started = performance.now();
  const announcement = setTimeout(() => console.log(`  … ${title}`), 1_000);
  const signOfLife = setInterval(() => console.log(`  … ${title} (${secondsSince(started)})`), 15_000);
  try {
    const result = await work();
    console.log(`  ✓ ${title} (${secondsSince(started)})`);
    return result;
  } catch (error) {
    console.log(`  ✗ ${title} (${secondsSince(started)})`);
    throw error;
  } finally {
    clearTimeout(announcement);
    clearInterval(signOfLife);
  }
}
