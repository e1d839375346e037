import type { ProjectionStatus } from '../../../projection/answers.js';
import { ask } from '../ask.js';
import type { Lesson, Step } from './lesson.js';

const NAME = 'order-overview';
const link = (label: string): NonNullable<Step['link']> => ({ label, to: () => '/projections' });

export const rebuildUnderLoad: Lesson = {
  id: 'rebuild-under-load',
  title: 'A read model is rebuilt under load',
  about:
    'A read model can be built again from the topics beside the live one, compared with it, and swapped in, while orders go on.',
  code: 'libs/projection/src/rebuild',
  steps: [
    {
      say: `Play a day, and rebuild ${NAME} meanwhile: "Rebuild and compare" on the page of the projections.`,
      button: { label: 'Play a day', act: () => ask('/orders/day', { orders: 100, rate: 5 }) },
      link: link('Rebuild it'),
      watch: `${NAME} is read from the topics, compared row by row, and none differs. It is ready.`,
      seen: isIn('ready'),
    },
    {
      say: 'Swap it in, on the same page.',
      link: link('Swap it in'),
      watch:
        'The rebuilt one is live, in one transaction. The one from before is kept, so there is a way back.',
      seen: isIn('swapped'),
    },
    {
      say: 'Drop the one from before.',
      link: link('Drop it'),
      watch: 'All is as it was, with a new read model.',
      seen: isIn('live'),
    },
  ],
};

function isIn(phase: string): Step['seen'] {
  return async () => {
    const { items } = await ask<{ items: ProjectionStatus[] }>('/operations/order/projections');
    return items.find(({ name }) => name === NAME)?.phase === phase;
  };
}
