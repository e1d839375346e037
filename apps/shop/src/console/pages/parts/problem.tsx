export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Why something could not be shown or done. */
export function ProblemNotice({ error }: { error: unknown }) {
  if (error === undefined || error === null) return null;
  return (
    <p class="notice bad" role="alert">
      {messageOf(error)}
    </p>
  );
}
