// The field numbers of a descriptor that make up the path to a comment.
const FILE = { message: 4, enum: 5 };
const MESSAGE = { field: 2, message: 3, enum: 4 };
const ENUM = { value: 2 };

/**
 * The comments above all declarations, by full name: `shop.order.v1.OrderPlaced.total`.
 * @param {import('@bufbuild/protobuf').DescFile[]} files compiled with comments
 * @returns {Map<string, string>}
 */
export function commentsIn(files) {
  return new Map(files.flatMap(commentsInFile));
}

function commentsInFile({ proto, messages, enums }) {
  const texts = new Map(
    proto.sourceCodeInfo.location.map(({ path, leadingComments }) => [path.join('.'), leadingComments]),
  );
  const named = [
    ...messages.flatMap((message, index) => inMessage(message, `${FILE.message}.${index}`)),
    ...enums.flatMap((each, index) => inEnum(each, `${FILE.enum}.${index}`)),
  ];
  return named.map(([name, path]) => [name, oneLine(texts.get(path))]);
}

function inMessage(message, path) {
  const { typeName, fields, nestedMessages, nestedEnums } = message;
  return [
    [typeName, path],
    ...fields.map(({ name }, index) => [`${typeName}.${name}`, `${path}.${MESSAGE.field}.${index}`]),
    ...nestedMessages.flatMap((nested, index) => inMessage(nested, `${path}.${MESSAGE.message}.${index}`)),
    ...nestedEnums.flatMap((nested, index) => inEnum(nested, `${path}.${MESSAGE.enum}.${index}`)),
  ];
}

function inEnum({ typeName, values }, path) {
  return [
    [typeName, path],
    ...values.map(({ name }, index) => [`${typeName}.${name}`, `${path}.${ENUM.value}.${index}`]),
  ];
}

function oneLine(comment = '') {
  return comment.trim().replaceAll(/\s*\n\s*/g, ' ');
}
