import { ScalarType } from '@bufbuild/protobuf';
import { table } from './table.mjs';

/**
 * The parts of an event that have a table of their own: the event itself, then its messages and enums in the
 * order of their first use.
 * @param {import('@bufbuild/protobuf').DescMessage} event
 */
export function partsOf(event) {
  const parts = new Set([event]);
  for (const part of parts) {
    const types = part.kind === 'message' ? part.fields.map(typeOf) : [];
    for (const type of types.filter(isOurs)) parts.add(type);
  }
  return [...parts];
}

/**
 * @param {import('@bufbuild/protobuf').DescMessage | import('@bufbuild/protobuf').DescEnum} part @param
 * {Map<string, string>} comments
 */
export function partTable(part, comments) {
  const meaning = (member) => {
    const text = comments.get(`${part.typeName}.${member.name}`);
    return member.deprecated ? `_Deprecated._ ${text}` : text;
  };
  if (part.kind === 'enum') {
    return table(
      ['Number', 'Value', 'Meaning'],
      part.values.map((value) => [String(value.number), `\`${value.name}\``, meaning(value)]),
    );
  }
  return table(
    ['Number', 'Field', 'Type', 'Meaning'],
    part.fields.map((field) => [String(field.number), `\`${field.name}\``, typeText(field), meaning(field)]),
  );
}

function typeText(field) {
  const type = typeOf(field);
  const name =
    typeof type === 'string'
      ? type
      : isOurs(type)
        ? `[${type.name}](#${type.name.toLowerCase()})`
        : type.name;
  if (field.fieldKind === 'list') return `list of ${name}`;
  return field.proto.proto3Optional ? `optional ${name}` : name;
}

/** A message or enum, or the name of a scalar. */
function typeOf(field) {
  return field.message ?? field.enum ?? ScalarType[field.scalar].toLowerCase();
}

function isOurs(type) {
  return typeof type !== 'string' && !type.typeName.startsWith('google.');
}
