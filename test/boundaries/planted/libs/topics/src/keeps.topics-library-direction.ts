export { create } from '@bufbuild/protobuf';
export { topics } from './index.js';
