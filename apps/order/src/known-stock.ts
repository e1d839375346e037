/** The stock as this service knows it. It may be behind: show it and warn by it, never decide by it. */
export abstract class KnownStock {
  /** Units that nobody has reserved, by SKU. An unknown SKU is missing. */
  abstract availableOf(skus: string[]): Promise<Map<string, number>>;
}
