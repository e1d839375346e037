import { signal } from '@preact/signals';
import type { Shop } from '../shop.controller.js';
import { ask } from './ask.js';

/** The constants of a running console: the catalogue, and whether it may change anything. */
export const shop = signal<Shop>({
  readOnly: true,
  services: [],
  groups: {},
  topics: [],
  faultKinds: [],
});

export async function loadShop(): Promise<void> {
  shop.value = await ask<Shop>('/shop');
}

/** The service that a group belongs to. */
export function serviceOf(group: string): string {
  return shop.value.groups[group] ?? group;
}

export function allGroups(): string[] {
  return Object.keys(shop.value.groups);
}
