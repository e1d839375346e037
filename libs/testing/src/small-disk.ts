import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { shrinkPart, restorePart, without, type StackPart } from './stack-control.js';

const BLOCKS_BYTES = [1024 ** 2, 4096, 1];

/** A disk that holds the data of one part of the stack, and has little room. */
export class SmallDisk {
  readonly #filler: string;

  private constructor(part: StackPart) {
    const folder = process.env['STACK_FOLDER'];
    if (!folder) throw new Error('STACK_FOLDER is not set: only the stack of npm test can be moved');
    this.#filler = join(folder, part, 'filler');
  }

  /** False where none can be mounted: then its tests are left out, and fail on CI. */
  static get isPossible(): boolean {
    return process.env['SMALL_DISKS'] === 'true' || process.env['CI'] === 'true';
  }

  /**
   * Moves the data of a part to such a disk while the work goes on. The part is stopped and started for that,
   * before and after.
   */
  static async under(
    part: StackPart,
    { mebibytes }: { mebibytes: number },
    work: (disk: SmallDisk) => Promise<void>,
  ): Promise<void> {
    const disk = new SmallDisk(part);
    await without(part, () => shrinkPart(part, mebibytes));
    try {
      await work(disk);
    } finally {
      disk.empty();
      await without(part, () => restorePart(part));
    }
  }

  /** Takes all the room that there is now. */
  fill(): void {
    const file = openSync(this.#filler, 'a');
    for (const bytes of BLOCKS_BYTES) fillUp(file, Buffer.alloc(bytes));
    closeSync(file);
  }

  /** Gives the room back. */
  empty(): void {
    rmSync(this.#filler, { force: true });
  }
}

function fillUp(file: number, block: Buffer): void {
  try {
    for (;;) writeSync(file, block);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  }
}
