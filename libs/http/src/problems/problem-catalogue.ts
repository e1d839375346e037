/** By status and code: when a service answers with it. */
export type ProblemCatalogue = Readonly<Record<number, Readonly<Record<string, string>>>>;

/** The codes of a catalogue. */
export type CodeOf<Catalogue extends ProblemCatalogue> = {
  [Status in keyof Catalogue]: keyof Catalogue[Status];
}[keyof Catalogue] &
  string;

export interface ProblemKind {
  readonly status: number;
  readonly code: string;
  readonly when: string;
}

export function problemKinds(catalogue: ProblemCatalogue): ProblemKind[] {
  return Object.entries(catalogue).flatMap(([status, codes]) =>
    Object.entries(codes).map(([code, when]) => ({ status: Number(status), code, when })),
  );
}

/** For `domainErrors`. */
export function statusOfCode(catalogue: ProblemCatalogue): Record<string, number> {
  return Object.fromEntries(problemKinds(catalogue).map(({ code, status }) => [code, status]));
}
