/** `INV-2026-000001`. Sorts as text within a year up to the millionth. */
export function invoiceNumber(year: number, sequence: number): string {
  return `INV-${year}-${String(sequence).padStart(6, '0')}`;
}
