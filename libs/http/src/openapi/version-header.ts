/** Documents the `ETag` of an answer: `@ApiOkResponse({ standardSchema: ..., headers: versionHeader })`. */
export const versionHeader = {
  ETag: { description: 'Its version, for `If-Match`', schema: { type: 'string', example: '"1"' } },
};
