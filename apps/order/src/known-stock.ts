/** What this service has heard of the stock. It may be behind: show it and warn by it, never decide by it. */
export abstract class KnownStock {
  /** Units that nobody has reserved, by SKU. A SKU of which nothing is known is missing. */
  abstract availableOf(skus: string[]): Promise<Map<string, number>>;
}
