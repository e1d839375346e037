const WIDTH = 24;
const LINE_EVERY_MS = 5_000;
const DRAW_EVERY_MS = 200;

export interface Amounts {
  read: number;
  remaining: number;
}

/** Shows the progress of a rebuild: a bar on a terminal, and elsewhere a line now and then. */
export class ProgressBar {
  readonly #began = performance.now();
  #shownAt = -Infinity;

  show(amounts: Amounts): void {
    const everyMs = process.stderr.isTTY ? DRAW_EVERY_MS : LINE_EVERY_MS;
    if (performance.now() - this.#shownAt < everyMs) return;
    this.#shownAt = performance.now();
    const line = this.#line(amounts);
    process.stderr.write(process.stderr.isTTY ? `\r\u001b[K${line}` : `${line}\n`);
  }

  clear(): void {
    if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
  }

  #line({ read, remaining }: Amounts): string {
    const share = read / Math.max(read + remaining, 1);
    const full = Math.floor(share * WIDTH);
    const rate = Math.round((read * 1_000) / Math.max(performance.now() - this.#began, 1));
    const left = rate > 0 ? `, ${Math.ceil(remaining / rate)} s left` : '';
    const bar = `[${'#'.repeat(full)}${'.'.repeat(WIDTH - full)}]`;
    return `${bar} ${Math.floor(share * 100)} %: ${read} facts, ${rate} a second, lag ${remaining}${left}`;
  }
}
