import { signal } from '@preact/signals';
import type { Shop } from '../shop.controller.js';
import { ask } from './ask.js';

/** The constants of a running console: the catalogue, and whether it may change anything. */
export const shop = signal<Shop>({ readOnly: true, services: [], topics: [], faultKinds: [], skus: [] });

export async function loadShop(): Promise<void> {
  shop.value = await ask<Shop>('/shop');
}

/** A service reacts in the group of its name, and its read models are filled by its projector group. */
export function serviceOf(group: string): string {
  return group.replace(/-projector$/, '');
}

export function groupsOf(service: string): string[] {
  return [service, `${service}-projector`];
}
