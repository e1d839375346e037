const WIDTH = 24;
const LINE_EVERY = 5_000;
const DRAW_EVERY = 200;

export interface Amounts {
  read: number;
  remaining: number;
}

/** Shows how far a rebuild is: a bar where somebody watches, a line now and then where nobody does. */
export class ProgressBar {
  readonly #began = Date.now();
  #shownAt = 0;

  show(amounts: Amounts): void {
    const every = process.stderr.isTTY ? DRAW_EVERY : LINE_EVERY;
    if (Date.now() - this.#shownAt < every) return;
    this.#shownAt = Date.now();
    const line = this.#line(amounts);
    process.stderr.write(process.stderr.isTTY ? `\r\u001b[K${line}` : `${line}\n`);
  }

  clear(): void {
    if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
  }

  /** Records a second, since it began. */
  rate({ read }: Pick<Amounts, 'read'>): number {
    return Math.round(read / Math.max((Date.now() - this.#began) / 1_000, 0.001));
  }

  #line({ read, remaining }: Amounts): string {
    const share = read / Math.max(read + remaining, 1);
    const full = Math.floor(share * WIDTH);
    const rate = this.rate({ read });
    const left = rate > 0 ? `, ${Math.ceil(remaining / rate)} s left` : '';
    const bar = `[${'#'.repeat(full)}${'.'.repeat(WIDTH - full)}]`;
    return `${bar} ${Math.floor(share * 100)} %: ${read} facts, ${rate} a second, lag ${remaining}${left}`;
  }
}
