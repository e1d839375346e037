import { readFileSync } from 'node:fs';

// The build's own options, except its path aliases: jest resolves those itself, to the sources.
const build = JSON.parse(readFileSync(new URL('.swcrc', import.meta.url), 'utf8'));
for (const option of ['baseUrl', 'paths']) delete build.jsc[option];
delete build.$schema;

/** What the three kinds of tests have in common; npm test starts what each of them needs. */
const common = {
  testEnvironment: 'node',
  transform: { '^.+\\.ts$': ['@swc/jest', { ...build, swcrc: false }] },
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: {
    '^@shop/([^/]+)$': '<rootDir>/libs/$1/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.stack/', '<rootDir>/test/boundaries/planted/'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/boundaries/planted/'],
};

export default {
  // Of jest's settings this one counts at the top level only.
  testTimeout: 180_000,
  projects: [
    { ...common, displayName: 'unit', testRegex: '(?<!\\.(int|e2e))\\.spec\\.ts$' },
    { ...common, displayName: 'int', testRegex: '\\.int\\.spec\\.ts$' },
    { ...common, displayName: 'e2e', testRegex: '\\.e2e\\.spec\\.ts$' },
  ],
};
