import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { checkRegistrySettings, registryConnection, registrySettings } from './registry-settings.js';
import { readSettings, type Environment } from './settings.js';

const schema = z.object(registrySettings()).superRefine(checkRegistrySettings);
const elsewhere = { REGISTRY_URL: 'https://registry.example/apis/ccompat/v7' };
const ann = { username: 'ann', password: 'secret' };

function userFrom(environment: Environment, localUser?: string) {
  return registryConnection({ ...readSettings(schema, environment), kafkaPrefix: '' }, localUser).user;
}

describe('The settings of the registry', () => {
  it('name nobody, for who reads', () => {
    expect(userFrom({})).toBeUndefined();
  });

  it('name the local user on this machine, and there only', () => {
    expect(userFrom({}, 'operations')).toEqual({ username: 'operations', password: 'operations' });
    expect(userFrom(elsewhere, 'operations')).toBeUndefined();
  });

  it('name who is told', () => {
    const told = { REGISTRY_USERNAME: 'ann', REGISTRY_PASSWORD: 'secret' };
    expect([userFrom(told, 'operations'), userFrom({ ...told, ...elsewhere })]).toEqual([ann, ann]);
  });

  it('need both a name and a password, or none', () => {
    expect(() => userFrom({ REGISTRY_USERNAME: 'ann' })).toThrow('REGISTRY_PASSWORD: must be set');
    expect(() => userFrom({ REGISTRY_PASSWORD: 'secret' })).toThrow('REGISTRY_USERNAME: must be set');
  });
});
