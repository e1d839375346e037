import type { ComponentType } from 'preact';
import { CataloguePage } from './catalogue/catalogue.page.js';
import { DeadLettersPage } from './dead-letters/dead-letters.page.js';
import { LetterPage } from './dead-letters/letter.page.js';
import { FaultsPage } from './faults/faults.page.js';
import { LessonPage } from './lessons/lesson.page.js';
import { LessonsPage } from './lessons/lessons.page.js';
import { MapPage } from './map/map.page.js';
import { OrdersPage } from './orders/orders.page.js';
import { OutboxPage } from './outbox/outbox.page.js';
import { ProjectionsPage } from './projections/projections.page.js';
import { ReplayPage } from './replay/replay.page.js';
import { StoryPage } from './story/story.page.js';

export interface Page {
  /** With `:name` for what differs. */
  path: string;
  title: string;
  component: ComponentType<Record<string, string>>;
  /** After `g`, leads there. Pages without one are reached from others. */
  key?: string;
}

const page = (path: string, title: string, component: unknown, key?: string): Page => {
  return { path, title, component: component as Page['component'], ...(key !== undefined && { key }) };
};

export const pages: readonly Page[] = [
  page('/', 'Map', MapPage, 'm'),
  page('/orders', 'Orders', OrdersPage, 'o'),
  page('/orders/:orderId', 'Order', StoryPage),
  page('/dead-letters', 'Dead letters', DeadLettersPage, 'd'),
  page('/dead-letters/:group/:eventId', 'Dead letter', LetterPage),
  page('/outbox', 'Outbox', OutboxPage, 'b'),
  page('/projections', 'Projections', ProjectionsPage, 'p'),
  page('/replay', 'Replay', ReplayPage, 'r'),
  page('/faults', 'Faults', FaultsPage, 'f'),
  page('/lessons', 'Lessons', LessonsPage, 'l'),
  page('/lessons/:lessonId', 'Lesson', LessonPage),
  page('/catalogue', 'Catalogue', CataloguePage, 'c'),
];

/** The page at a path, and what differs in it by name. */
export function matchPage(path: string) {
  for (const page of pages) {
    const groups = new URLPattern({ pathname: `${page.path}{/}?` }).exec({ pathname: path })?.pathname.groups;
    if (!groups) continue;
    const values = Object.entries(groups).map(([name, value = '']) => [name, decodeURIComponent(value)]);
    return { page, parameters: Object.fromEntries(values) as Record<string, string> };
  }
  return undefined;
}
