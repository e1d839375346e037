/** The contracts as text, by their path below proto/. */
export type Contracts = Map<string, string>;

export interface Change {
  what: string;
  /** The contract that changes. */
  file: string;
  /** Its text afterwards; without one the file is gone. */
  edit: (text: string) => string | undefined;
}

export interface BreakingChange extends Change {
  /** The rule of `npm run contracts:check` that is broken. */
  rule: string;
  /**
   * A registry looks at the schema of one topic for what would be decoded wrongly, which is not all that
   * breaks readers.
   */
  registry: 'refuses' | 'lets through' | 'is not asked';
}

export const breakingChanges: BreakingChange[] = [
  breaks(
    'a field is removed',
    'order_cancelled',
    'FIELD_NO_DELETE',
    'refuses',
    'string customer_id = 4;',
    '',
  ),
  breaks(
    'a field is removed, and its number and name are reserved',
    'order_completed',
    'FIELD_NO_DELETE',
    'lets through',
    'string customer_id = 4;',
    'reserved 4; reserved "customer_id";',
  ),
  breaks('a field is renamed', 'shipment_returned', 'FIELD_SAME_NAME', 'refuses', 'order_id', 'purchase_id'),
  breaks(
    'a field has another name in JSON',
    'shipment_delivered',
    'FIELD_SAME_JSON_NAME',
    'lets through',
    'order_id = 4',
    'order_id = 4 [json_name = "order"]',
  ),
  breaks(
    'a field is retyped',
    'invoice_paid',
    'FIELD_SAME_TYPE',
    'refuses',
    'int32 version',
    'string version',
  ),
  breaks(
    'a field is widened, which its bytes would survive',
    'invoice_credited',
    'FIELD_SAME_TYPE',
    'refuses',
    'int32 version',
    'int64 version',
  ),
  breaks(
    'a field is renumbered',
    'shipment_dispatched',
    'FIELD_NO_DELETE',
    'refuses',
    'carrier = 5',
    'carrier = 15',
  ),
  breaks(
    'a number is used again',
    'stock_level_changed',
    'FIELD_SAME_NAME',
    'refuses',
    'int32 shipped = 6',
    'string warehouse = 6',
  ),
  breaks(
    'a field is made a list',
    'shipment_rejected',
    'FIELD_SAME_CARDINALITY',
    'refuses',
    'string order_id',
    'repeated string order_id',
  ),
  breaks(
    'a list is made a field',
    'order_placed',
    'FIELD_SAME_CARDINALITY',
    'refuses',
    'repeated OrderLine',
    'OrderLine',
  ),
  breaks(
    'a field is made optional',
    'invoice_issued',
    'FIELD_SAME_CARDINALITY',
    'refuses',
    'string invoice_number',
    'optional string invoice_number',
  ),
  breaks(
    'a field is moved into a oneof',
    'invoice_paid',
    'FIELD_SAME_ONEOF',
    'lets through',
    'string payment_reference = 7;',
    'oneof reference { string payment_reference = 7; }',
  ),
  breaks(
    'an enum value is removed',
    'order_cancelled',
    'ENUM_VALUE_NO_DELETE',
    'refuses',
    'CANCELLATION_REASON_UNFULFILLABLE = 2;',
    '',
  ),
  breaks(
    'an enum value is renamed',
    'order_cancelled',
    'ENUM_VALUE_SAME_NAME',
    'refuses',
    'UNFULFILLABLE',
    'NO_STOCK',
  ),
  breaks(
    'an enum value is renumbered',
    'order_cancelled',
    'ENUM_VALUE_NO_DELETE',
    'refuses',
    'UNFULFILLABLE = 2',
    'UNFULFILLABLE = 3',
  ),
  breaks(
    'the event is renamed',
    'shipment_returned',
    'MESSAGE_NO_DELETE',
    'refuses',
    'message ShipmentReturned',
    'message ShipmentCameBack',
  ),
  breaks(
    'a part of the event is renamed',
    'order_placed',
    'MESSAGE_NO_DELETE',
    'refuses',
    /\bAddress\b/g,
    'PostalAddress',
  ),
  breaks(
    'a message is put before the event',
    'shipment_rejected',
    'MESSAGE_SAME_PLACE',
    'lets through',
    /(?=\/\/ An order cannot)/,
    '// A part.\nmessage Part {}\n\n',
  ),
  breaks(
    'the package is changed',
    'stock_level_changed',
    'FILE_SAME_PACKAGE',
    'lets through',
    'shop.shipment.v1',
    'shop.stock.v1',
  ),
  {
    what: 'a contract is removed, or moved to another file',
    file: 'shop/shipment/v1/shipment_delivered.proto',
    edit: () => undefined,
    rule: 'FILE_NO_DELETE',
    registry: 'is not asked',
  },
];

export const harmlessChanges: Change[] = [
  changes('a field is added', 'order_completed', /(?=\n\}\n$)/, '\n\n  // In words.\n  string remark = 5;'),
  changes(
    'an optional field is added',
    'invoice_paid',
    /(?=\n {2}\/\/ An amount)/,
    '\n  // In words.\n  optional string remark = 8;\n',
  ),
  changes('a field is deprecated', 'shipment_dispatched', 'carrier = 5', 'carrier = 5 [deprecated = true]'),
  changes(
    'an enum value is added',
    'order_cancelled',
    'UNFULFILLABLE = 2;',
    'UNFULFILLABLE = 2;\n\n  // The customer cannot be trusted.\n  CANCELLATION_REASON_FRAUD = 3;',
  ),
  changes(
    'a message is put after the others',
    'order_placed',
    /$/,
    '\n// A part of something.\nmessage Part {\n  // Its name.\n  string name = 1;\n}\n',
  ),
];

/** Makes a change in place. */
export function apply({ what, file, edit }: Change, contracts: Contracts): void {
  const before = contracts.get(file) ?? '';
  const after = edit(before);
  if (after === before) throw new Error(`${file} stays as it is, although ${what}`);
  contracts.delete(file);
  if (after !== undefined) contracts.set(file, after);
}

function breaks(
  what: string,
  event: string,
  rule: string,
  registry: BreakingChange['registry'],
  from: string | RegExp,
  to: string,
): BreakingChange {
  return { ...changes(what, event, from, to), rule, registry };
}

function changes(what: string, event: string, from: string | RegExp, to: string): Change {
  const service = event.startsWith('stock') ? 'shipment' : event.replace(/_.*/, '');
  return { what, file: `shop/${service}/v1/${event}.proto`, edit: (text) => text.replace(from, to) };
}
