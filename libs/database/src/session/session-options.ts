/**
 * What every session of ours asks of the server, so that one whose client has gone without a word does not
 * keep its locks: the kernel finds out that nobody acknowledges, or answers, any more.
 */
const ABANDONED = {
  tcp_user_timeout: '20s',
  tcp_keepalives_idle: '10s',
  tcp_keepalives_interval: '3s',
  tcp_keepalives_count: '3',
};

/** The startup parameter `options` of a session with these settings, and those that all of ours have. */
export function sessionOptions(settings: Readonly<Record<string, string>>): string {
  return Object.entries({ ...ABANDONED, ...settings })
    .map(([name, value]) => `-c ${name}=${value.replaceAll(' ', String.raw`\ `)}`)
    .join(' ');
}
