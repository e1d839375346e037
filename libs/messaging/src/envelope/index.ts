export type { EventMetadata } from './event-metadata.js';
export { fromHeaders } from './from-headers.js';
export { headersFromJson, headersToJson, type HeaderJson } from './header-json.js';
export { HeaderName, PROTOBUF_CONTENT_TYPE } from './header-names.js';
export { toHeaders } from './to-headers.js';
