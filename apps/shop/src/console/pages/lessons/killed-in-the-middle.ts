import type { Lesson } from './lesson.js';
import { mapLink, orderLink, placeUnder, reacted, shopNow } from './steps.js';

export const killedInTheMiddle: Lesson = {
  id: 'killed-in-the-middle',
  title: 'A consumer is killed in the middle',
  about:
    'A process may end at any moment. Its unfinished work is rolled back, and the next process does it once.',
  code: 'libs/inbox/src/consume/chunk-processor.ts',
  steps: [
    {
      say:
        'Let the shipment service end in the middle of its next transaction, and place an order. In containers it is started again by ' +
        'itself; npm start ends with it: start that again, and open this page with its new token.',
      button: {
        label: 'Let it crash, and place an order',
        act: () => placeUnder({ group: 'shipment', kind: 'crash', topic: 'order-placed', times: 1 }),
      },
      link: mapLink,
      watch: 'Service shipment does not answer; everything else goes on.',
      seen: async ({ order }) => {
        const shipment = (await shopNow()).services.find(({ service }) => service === 'shipment');
        return order !== undefined && shipment?.health !== 'up';
      },
    },
    {
      say: 'Wait until it is back.',
      link: orderLink,
      watch: 'order-placed is handled by shipment, and there is one change of the stock for each product.',
      seen: reacted('shipment', 'handled'),
    },
  ],
};
