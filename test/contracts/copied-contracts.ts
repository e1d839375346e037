import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { apply, type Change, type Contracts } from './changes.js';
import { contractsIn, ROOT, tools, type Release } from './tools.js';

/** A copy of the contracts and their releases, to change. */
export class CopiedContracts {
  readonly root = mkdtempSync(join(tmpdir(), 'contracts-'));

  constructor() {
    for (const path of ['buf.yaml', 'proto', 'libs/contracts/released', 'libs/contracts/examples']) {
      cpSync(join(ROOT, path), join(this.root, path), { recursive: true });
    }
  }

  change(...changes: Change[]): this {
    const contracts = this.contracts();
    for (const change of changes) apply(change, contracts);
    rmSync(join(this.root, 'proto'), { recursive: true });
    for (const [file, text] of contracts) this.write(`proto/${file}`, text);
    return this;
  }

  write(file: string, text: string): void {
    mkdirSync(dirname(join(this.root, file)), { recursive: true });
    writeFileSync(join(this.root, file), text);
  }

  contracts(): Contracts {
    return contractsIn(join(this.root, 'proto'));
  }

  releases(): Release[] {
    return tools.releasesOf(tools.layout(this.root));
  }

  /** Forgets what was released. */
  startOver(): this {
    rmSync(join(this.root, 'libs/contracts/released'), { recursive: true });
    return this;
  }

  /** The output of `npm run contracts:check`. */
  problems(): string {
    return tools.problemsOf(tools.layout(this.root)).join('\n');
  }

  /** `npm run contracts:release` */
  release(): void {
    tools.makeRelease(tools.layout(this.root), '2026-12-24');
  }

  remove(): void {
    rmSync(this.root, { recursive: true });
  }
}
