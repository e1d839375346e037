import { ScalarType, type DescField, type DescMessage, type Message } from '@bufbuild/protobuf';
import { isReflectMessage, reflect, type ReflectMessage } from '@bufbuild/protobuf/reflect';

/** An event lacks a field that its contract requires. It can never succeed, however often it is tried. */
export class IncompleteEventError extends Error {
  readonly code = 'INCOMPLETE_EVENT';
  readonly kind = 'poison';

  constructor(what: string) {
    super(`Incomplete event: ${what}`);
    this.name = 'IncompleteEventError';
  }
}

/**
 * Refuses a message in which a field is missing. Protobuf has no required fields, so this is our rule:
 * messages and strings must be set and an enum must not be UNSPECIFIED, unless the field is `optional` or in
 * a `oneof`; numbers may be 0 and lists empty. A deprecated field may be missing: its last readers must not
 * need it.
 *
 * For producers only. A consumer must read older facts, from before a field was added.
 *
 * @throws IncompleteEventError naming the fields
 */
export function assertComplete(schema: DescMessage, message: Message): void {
  const missing = missingFields(reflect(schema, message), '');
  if (missing.length > 0) throw new IncompleteEventError(`${schema.typeName} without ${missing.join(', ')}`);
}

function missingFields(message: ReflectMessage, path: string): string[] {
  return message.fields.flatMap((field) => {
    const fieldPath = `${path}${field.name}`;
    if (isRequired(field) && !message.isSet(field)) return [fieldPath];
    return partsOf(message, field).flatMap((part, index) => {
      return missingFields(part, field.fieldKind === 'list' ? `${fieldPath}[${index}].` : `${fieldPath}.`);
    });
  });
}

function isRequired(field: DescField): boolean {
  if (field.proto.proto3Optional || field.oneof || field.deprecated) return false;
  if (field.fieldKind === 'scalar') return field.scalar === ScalarType.STRING;
  return field.fieldKind === 'message' || field.fieldKind === 'enum';
}

/** The messages that a field holds. */
function partsOf(message: ReflectMessage, field: DescField): ReflectMessage[] {
  if (field.fieldKind === 'list') return [...message.get(field)].filter(isMessage);
  return field.fieldKind === 'message' && message.isSet(field) ? [message.get(field)] : [];
}

function isMessage(value: unknown): value is ReflectMessage {
  return isReflectMessage(value);
}
