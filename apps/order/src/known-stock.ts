/** The stock as this service knows it. It may lag: show it and warn by it, but never decide by it. */
export abstract class KnownStock {
  /** Unreserved units by SKU. An unknown SKU is missing. */
  abstract availableOf(skus: string[]): Promise<Map<string, number>>;
}
