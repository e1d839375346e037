const PAYMENT_TERM_DAYS = 14;

export function dueDateOf(issuedAt: Date): Date {
  const dueAt = new Date(issuedAt);
  dueAt.setUTCDate(dueAt.getUTCDate() + PAYMENT_TERM_DAYS);
  return dueAt;
}
