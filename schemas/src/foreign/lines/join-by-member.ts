import { escaped } from './foreign-document.ts';
import type { Joined, Part } from './parts.ts';

/** One object with a member for each part, called as given or as the part is. */
export function joinByMember(parts: readonly Part[], called: Readonly<Record<string, string>> = {}): Joined {
  const members = parts.flatMap(({ index, document, names: [name = ''], isSingle }) =>
    isSingle
      ? [{ index, name: called[name] ?? name, value: document as unknown, inside: false }]
      : Object.entries(document).map(([member, value]) => ({ index, name: member, value, inside: true })),
  );
  return {
    document: Object.fromEntries(members.map(({ name, value }) => [name, value])),
    placeOf(pointer) {
      const [, member = ''] = pointer.split('/');
      const found = members.find(({ name }) => escaped(name) === member);
      if (!found) return { index: parts[0]?.index ?? 0, pointer: '' };
      return { index: found.index, pointer: found.inside ? pointer : pointer.slice(member.length + 1) };
    },
  };
}
