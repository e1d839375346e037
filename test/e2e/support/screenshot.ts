import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '@shop/testing';
import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { accessibilityFindings } from './accessibility.js';

const FOLDER = join(projectRoot, '.stack/screenshots');

/** Wide and narrow, light and dark: without anything that axe finds wrong, and kept to be looked at. */
export async function screenshots(page: Page, name: string): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  const size = page.viewportSize() ?? { width: 1280, height: 900 };
  for (const width of [1280, 400]) {
    await page.setViewportSize({ ...size, width });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await accessibilityFindings(page)).toEqual([]);
      await page.screenshot({ path: join(FOLDER, `${name}-${width}-${colorScheme}.png`), fullPage: true });
    }
  }
  await page.setViewportSize(size);
  await page.emulateMedia({ colorScheme: 'light' });
}
