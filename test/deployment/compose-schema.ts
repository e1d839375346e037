import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { readText } from './compose-file.js';

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);

/** Whether the Compose specification allows it. */
export const isComposeFile = ajv.compile(
  JSON.parse(readText('test/deployment/compose-spec/compose-spec.json')),
);
