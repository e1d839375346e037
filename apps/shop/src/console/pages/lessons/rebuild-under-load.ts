import type { ProjectionStatus } from '../../../projection/answers.js';
import { ask } from '../ask.js';
import type { Lesson } from './lesson.js';

const NAME = 'order-overview';

export const rebuildUnderLoad: Lesson = {
  id: 'rebuild-under-load',
  title: 'A read model is rebuilt under load',
  about:
    'A read model can be built again from the topics beside the live one, compared with it, and swapped in, while orders go on.',
  code: 'libs/projection/src/rebuild',
  steps: [
    {
      say: `Play a day, and rebuild ${NAME} meanwhile: "Rebuild and compare" on the page of the projections.`,
      button: {
        label: 'Play a day',
        act: async () => {
          await ask('/orders/day', { orders: 100, rate: 5 });
          return {};
        },
      },
      link: { label: 'Rebuild it', to: () => '/projections' },
      watch: `${NAME} is read from the topics, compared row by row, and none differs. It is ready.`,
      seen: async () => (await phase()) === 'ready',
    },
    {
      say: 'Swap it in, on the same page.',
      link: { label: 'Swap it in', to: () => '/projections' },
      watch:
        'The rebuilt one is live, in one transaction. The one from before is kept, so there is a way back.',
      seen: async () => (await phase()) === 'swapped',
    },
    {
      say: 'Drop the one from before.',
      link: { label: 'Drop it', to: () => '/projections' },
      watch: 'All is as it was, with a new read model.',
      seen: async () => (await phase()) === 'live',
    },
  ],
};

async function phase(): Promise<string | undefined> {
  const { items } = await ask<{ items: ProjectionStatus[] }>('/operations/order/projections');
  return items.find(({ name }) => name === NAME)?.phase;
}
