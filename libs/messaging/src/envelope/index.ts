export type { EventMetadata } from './event-metadata.js';
export { fromHeaders, type ReceivedHeaders } from './from-headers.js';
export { headersFromJson, headersToJson, type HeaderJson } from './header-json.js';
export { HeaderName, PROTOBUF_CONTENT_TYPE } from './header-names.js';
export { toHeaders, type NewEventMetadata } from './to-headers.js';
