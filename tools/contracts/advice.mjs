/** The remedy for each broken rule. The first that matches counts. */
const advice = [
  [
    /^FIELD_NO_DELETE/,
    'Keep the field with its number and mark it [deprecated = true]. Facts that have it stay in the topics for years, and ' +
      'services that read it run until they are replaced; to reserve name and number helps neither of them.',
  ],
  [
    /^(FIELD_SAME_NAME|FIELD_SAME_JSON_NAME)/,
    'Keep the name. If it is wrong, add a field with the right name and a new number, write both, and deprecate the old one. A ' +
      'number that was ever used is never used for anything else.',
  ],
  [
    /^(FIELD_|ONEOF_|ENUM_SAME|MESSAGE_SAME_(JSON|REQUIRED))/,
    'Keep the field as it is: type, label and oneof. Add a field of the new kind with a new name and a new number, write both, and ' +
      'deprecate the old one.',
  ],
  [
    /^(ENUM_|RESERVED_)/,
    'Keep every value with its name and number, mark an unused one [deprecated = true], and add new ones at the end.',
  ],
  [/^MESSAGE_SAME_PLACE/, 'Put new messages at the end of the file: readers find the event by its place.'],
  [
    /^(MESSAGE_|FILE_|PACKAGE_|EXTENSION_)/,
    'Keep file, package and message where they are: topic, subject and `ce_type` are made of them. If the event means something ' +
      'else now, it is another event: add that one and publish both until nobody reads the old one.',
  ],
];

/** @param {import('./buf.mjs').Finding[]} found @returns {string[]} each advice once */
export function adviceFor(found) {
  const given = found.map(({ type }) => advice.find(([rule]) => rule.test(type))?.[1]);
  return [...new Set(given.filter((text) => text !== undefined))];
}
