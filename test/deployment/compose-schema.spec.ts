import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { readComposeFile, readText } from './compose-file.js';

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
const isComposeFile = ajv.compile(JSON.parse(readText('test/deployment/compose-spec/compose-spec.json')));

describe('docker-compose.yml', () => {
  it('is what the Compose specification allows', () => {
    isComposeFile(readComposeFile());

    expect(isComposeFile.errors).toBeNull();
  });

  it('would be refused with a word that the specification does not know', () => {
    const file = readComposeFile();
    Object.assign(file.services['order'] ?? {}, { health_check: {} });

    expect(isComposeFile(file)).toBe(false);
  });
});
