export { create } from '@bufbuild/protobuf';
export { contracts } from './index.js';
