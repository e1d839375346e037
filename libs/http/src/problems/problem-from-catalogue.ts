import { Problem } from './problem.js';
import { statusOfCode, type CodeOf, type ProblemCatalogue } from './problem-catalogue.js';

/** A problem of a catalogue, with the status that it has there. */
export function problemFromCatalogue<Catalogue extends ProblemCatalogue>(
  catalogue: Catalogue,
  code: CodeOf<Catalogue>,
  detail: string,
): Problem {
  return new Problem({ status: statusOfCode(catalogue)[code] ?? 500, code, detail });
}
