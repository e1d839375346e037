/**
 * The server settings of every session. They free the locks of a session whose client has silently gone: the
 * kernel notices that nobody acknowledges or answers.
 */
const ABANDONED = {
  tcp_user_timeout: '20s',
  tcp_keepalives_idle: '10s',
  tcp_keepalives_interval: '3s',
  tcp_keepalives_count: '3',
};

/** The startup parameter `options` of a session: these settings, and those that all our sessions have. */
export function sessionOptions(settings: Readonly<Record<string, string>>): string {
  return Object.entries({ ...ABANDONED, ...settings })
    .map(([name, value]) => `-c ${name}=${value.replaceAll(' ', String.raw`\ `)}`)
    .join(' ');
}
