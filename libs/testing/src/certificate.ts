import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

export interface Certificate {
  cert: string;
  key: string;
  /** A file with `cert`, for clients that read their authorities from a file. */
  file: string;
  remove(): Promise<void>;
}

/** A self-signed certificate of this machine, made by openssl for this test. */
export async function aCertificate(): Promise<Certificate> {
  const folder = await mkdtemp(join(tmpdir(), 'certificate-'));
  const [key, file] = [join(folder, 'key.pem'), join(folder, 'ca.pem')];
  const what = ['req', '-x509', '-subj', '/CN=localhost', '-days', '2'];
  const names = ['-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'];
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const output = ['-keyout', key, '-out', file];
  await promisify(execFile)('openssl', [...what, ...names, ...kind, ...output]);
  return {
    cert: await readFile(file, 'utf8'),
    key: await readFile(key, 'utf8'),
    file,
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
