import { runningLines } from './terminal.mjs';

/** @param {number} since a `performance.now()` */
export const secondsSince = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

const terminal = runningLines(process.stdout);

/**
 * Runs one step and prints how long it took. A terminal shows running steps until they end. Elsewhere a step
 * of more than a second is announced, and a long one prints a sign of life, so that nobody must guess whether
 * a download hangs.
 * @template T
 * @param {string} title
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const started = performance.now();
  const end = terminal
    ? terminal.begin(() => `${title} (${secondsSince(started)})`)
    : announce(title, started);
  try {
    const result = await work();
    end('✓', `${title} (${secondsSince(started)})`);
    return result;
  } catch (error) {
    end('✗', `${title} (${secondsSince(started)})`);
    throw error;
  }
}

function announce(title, started) {
  const announcement = setTimeout(() => console.log(`  … ${title}`), 1_000);
  const signOfLife = setInterval(() => console.log(`  … ${title} (${secondsSince(started)})`), 15_000);
  return (mark, line) => {
    clearTimeout(announcement);
    clearInterval(signOfLife);
    console.log(`  ${mark} ${line}`);
  };
}
