export { create } from '@bufbuild/protobuf';
export { topics } from '@shop/topics';
export { contracts } from './index.js';
