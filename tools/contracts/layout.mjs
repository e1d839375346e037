import { basename, join } from 'node:path';

/** Where the contracts of a project are. @param {string} root */
export function layout(root) {
  return {
    root,
    proto: join(root, 'proto'),
    examples: join(root, 'libs/contracts/examples'),
    released: join(root, 'libs/contracts/released'),
  };
}

/** @typedef {ReturnType<typeof layout>} Layout */

/**
 * `order-placed` for `shop/order/v1/order_placed`: a file holds the event of one topic. @param {string}
 * protoFile without its ending
 */
export function topicOf(protoFile) {
  return basename(protoFile).replaceAll('_', '-');
}
