import { createHash } from 'node:crypto';
import { IMPORT_MAP } from './page-files.js';

const importMapHash = createHash('sha256').update(IMPORT_MAP).digest('base64');

/** Only our own scripts run, whatever a payload holds. Styles are sheets; those in markup are refused. */
export const SECURITY_HEADERS = {
  'content-security-policy': [
    "default-src 'none'",
    `script-src 'self' 'sha256-${importMapHash}'`,
    "style-src 'self'",
    "connect-src 'self'",
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

/**
 * The document of every page, which the scripts fill. It names all files, so that the browser loads none only
 * after it has read another.
 */
export function shell(files: readonly string[]): string {
  const links = files.map((path) => {
    return `<link rel="${path.endsWith('.css') ? 'stylesheet' : 'modulepreload'}" href="${path}">`;
  });
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>Shop console</title>
<link rel="icon" href="data:,">
<script type="importmap">${IMPORT_MAP}</script>
${links.join('\n')}
<script type="module" src="/console/pages/main.js"></script>
</head>
<body><noscript>The console needs JavaScript.</noscript></body>
</html>
`;
}
