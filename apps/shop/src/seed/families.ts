import { REDUCED_RATE, STANDARD_RATE, type TaxRate } from './product.js';

/** A word of a product's name, and its factor for the price. */
export type Word = readonly [word: string, factor: number];

/** A product for each combination of one word of each list. */
export interface Family {
  readonly code: string;
  readonly rate: TaxRate;
  readonly amountMinor: number;
  readonly words: readonly (readonly Word[])[];
  readonly name: (words: readonly string[]) => string;
}

export const families: readonly Family[] = [
  {
    code: 'TEA',
    rate: REDUCED_RATE,
    amountMinor: 3_00,
    words: [
      [
        ['Assam', 1.4],
        ['Bancha', 1.2],
        ['Ceylon', 1.3],
        ['Darjeeling', 2.2],
        ['Earl Grey', 1.5],
        ['Genmaicha', 1.6],
        ['Gunpowder', 1.1],
        ['Gyokuro', 4.5],
        ['Jasmine', 1.8],
        ['Keemun', 2],
        ['Lapsang Souchong', 2.1],
        ['Oolong', 2.8],
        ['Rooibos', 1],
        ['Yunnan', 1.9],
      ],
      [
        ['50 g', 1],
        ['100 g', 1.8],
        ['250 g', 4.2],
        ['500 g', 7.9],
      ],
    ],
    name: ([sort, weight]) => `${sort}, loose leaf, ${weight}`,
  },
  {
    code: 'COFFEE',
    rate: REDUCED_RATE,
    amountMinor: 7_00,
    words: [
      [
        ['Brazil', 1],
        ['Burundi', 1.4],
        ['Colombia', 1.2],
        ['Costa Rica', 1.5],
        ['Ethiopia', 1.6],
        ['Guatemala', 1.3],
        ['Honduras', 1.1],
        ['Kenya', 1.7],
        ['Peru', 1.1],
        ['Rwanda', 1.4],
        ['Sumatra', 1.3],
        ['Uganda', 1],
      ],
      [
        ['light roast', 1.1],
        ['medium roast', 1],
        ['dark roast', 1],
      ],
      [
        ['250 g', 1],
        ['500 g', 1.9],
        ['1 kg', 3.6],
      ],
    ],
    name: ([origin, roast, weight]) => `${origin}, ${roast} beans, ${weight}`,
  },
  {
    code: 'CROCKERY',
    rate: STANDARD_RATE,
    amountMinor: 9_00,
    words: [
      [
        ['Bowl', 1.6],
        ['Cup', 1.2],
        ['Jug', 3.2],
        ['Milk jug', 1.8],
        ['Plate', 1.9],
        ['Saucer', 0.8],
        ['Sugar bowl', 1.7],
        ['Tumbler', 1.1],
      ],
      [
        ['ash', 1],
        ['celadon', 1.3],
        ['cobalt', 1.2],
        ['ochre', 1],
        ['sand', 1],
        ['slate', 1.1],
        ['tenmoku', 1.4],
        ['white', 0.9],
      ],
    ],
    name: ([piece, glaze]) => `${piece}, stoneware, ${glaze}`,
  },
  {
    code: 'TOOL',
    rate: STANDARD_RATE,
    amountMinor: 6_00,
    words: [
      [
        ['Canister', 2.4],
        ['Coffee dripper', 3.1],
        ['Infuser', 1.3],
        ['Scoop', 1],
        ['Serving tray', 4.4],
        ['Stirring spoon', 0.9],
        ['Strainer', 1.2],
        ['Tamper', 3.8],
        ['Timer', 2.6],
        ['Whisk', 2],
      ],
      [
        ['bamboo', 1],
        ['brass', 2.1],
        ['copper', 2.4],
        ['glass', 1.3],
        ['oak', 1.5],
        ['steel', 1.2],
      ],
    ],
    name: ([tool, material]) => `${tool}, ${material}`,
  },
];
