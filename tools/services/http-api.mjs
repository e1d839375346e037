import { join } from 'node:path';
import { table } from '../docs/table.mjs';
import { projectFolder } from '../stack/paths.mjs';
import { withParts } from './parts.mjs';

/** The page about the HTTP APIs, with the codes that each service answers with. @param {string[]} services */
export async function httpApiPage(services) {
  const { platformProblems, problemKinds } = await built('libs/http/src/index.js');
  const ofServices = services.map(async (service) => {
    const { problems } = await built(`apps/${service}/src/problems.js`);
    return [service, problems];
  });
  const sections = [['All services', platformProblems], ...(await Promise.all(ofServices))].map(
    ([heading, catalogue]) => `### ${heading}\n\n${tableOf(problemKinds(catalogue))}\n`,
  );
  return withParts('docs/http-api.md', { codes: `\n${sections.join('\n')}\n` });
}

function tableOf(kinds) {
  return table(
    ['Status', 'Code', 'When'],
    kinds.map(({ status, code, when }) => [String(status), `\`${code}\``, when]),
  );
}

function built(file) {
  return import(join(projectFolder, 'dist', file));
}
