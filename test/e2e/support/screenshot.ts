import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '@shop/testing';
import type { Page } from 'playwright-core';

const FOLDER = join(projectRoot, '.stack/screenshots');

/** Kept to be looked at: wide and narrow, light and dark. */
export async function screenshot(page: Page, name: string): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  const size = page.viewportSize() ?? { width: 1280, height: 900 };
  for (const width of [1280, 400]) {
    await page.setViewportSize({ ...size, width });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: join(FOLDER, `${name}-${width}-${colorScheme}.png`), fullPage: true });
    }
  }
  await page.setViewportSize(size);
  await page.emulateMedia({ colorScheme: 'light' });
}
