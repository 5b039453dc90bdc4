import type { CommandName } from '#schemas/validate.ts';
import type { SubjectKind } from '../ledger/entry.ts';
import type { Command, Subject } from './subject.ts';

/** All subjects and all commands, for whoever has to treat each of them alike. */
export interface Register {
  all: readonly Subject[];
  of(kind: SubjectKind): Subject;
  commands: ReadonlyMap<CommandName, Command>;
}

export function registerOf(subjects: readonly Subject[]): Register {
  const byKind = new Map(subjects.map((subject) => [subject.kind, subject]));
  const commands = subjects.flatMap((subject) => Object.entries(subject.commands) as [CommandName, Command][]);
  return {
    all: subjects,
    of(kind) {
      const subject = byKind.get(kind);
      if (!subject) throw new TypeError(`This program does not know subjects of kind "${kind}".`);
      return subject;
    },
    commands: new Map(commands),
  };
}
