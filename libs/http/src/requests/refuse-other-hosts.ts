import { isIP } from 'node:net';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { Problem } from '../problems/problem.js';
import { METRICS_PATH } from '../metrics/serve-metrics.js';

export interface ServedHosts {
  /** The address on which the server listens. */
  readonly httpHost: string;
  /** The names by which clients may call this server, beside `localhost` and addresses. `*` is any. */
  readonly allowedHosts?: readonly string[] | undefined;
}

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|::1)$/;
/** A target that names its host, as a proxy is asked. */
const ABSOLUTE = /^[a-z][a-z\d+.-]*:\/\/([^/?#]*)/i;
const HOST = /^(?:\[([\da-f:.]+)\]|([^\s:/@]+))(?::\d+)?$/;

/**
 * Refuses requests to another name. In DNS rebinding, another site makes its own name lead here, and the
 * browser shows that site the answer. Addresses are no names, and nobody can make `localhost` lead elsewhere.
 * Unless names are configured, a service on a loopback address allows no others, and any other service allows
 * all. Health and metrics answer everyone.
 */
export function refuseOtherHosts(adapter: FastifyAdapter, hosts: ServedHosts): void {
  const isAllowed = checkOf(hosts);
  adapter.getInstance().addHook('onRequest', (request, _reply, done) => {
    const { rawHeaders, httpVersion, url = '' } = request.raw;
    const given = rawHeaders.filter(
      (_, index) => index % 2 === 1 && /^host$/i.test(rawHeaders[index - 1] ?? ''),
    );
    const [named = ''] = given;
    // The host in the target of a request counts, whatever the header says (RFC 9112, 3.2.2).
    const [, host = named] = ABSOLUTE.exec(url) ?? [];
    if (given.length > 1 || (host === '' && httpVersion !== '1.0')) return done(notOneHost());
    if (host === '' || isForMachines(request.url) || isAllowed(host)) return done();
    return done(foreignHost(host));
  });
}

function checkOf({ httpHost, allowedHosts }: ServedHosts): (host: string) => boolean {
  const names = new Set(
    (allowedHosts ?? (LOOPBACK.test(httpHost) ? [] : ['*'])).map((name) => name.toLowerCase()),
  );
  if (names.has('*')) return () => true;
  return (host) => {
    const [, address, name = ''] = HOST.exec(host.toLowerCase()) ?? [];
    return address !== undefined || isIP(name) > 0 || name === 'localhost' || names.has(name);
  };
}

function isForMachines(url: string): boolean {
  return url.startsWith('/health/') || url === METRICS_PATH;
}

function notOneHost(): Problem {
  const detail = 'The request must have one Host header';
  return new Problem({ status: 400, code: 'BAD_REQUEST', detail });
}

function foreignHost(host: string): Problem {
  const detail = `ALLOWED_HOSTS does not name ${host}`;
  return new Problem({ status: 421, code: 'FOREIGN_HOST', detail });
}
