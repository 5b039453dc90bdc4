import { inCases, refusalTexts, told } from './told.ts';

/** Proof files and signed statements that are checked without the service. */
export const proofRefusals = refusalTexts({
  /** Not a proof file, or one with a part that cannot be read. */
  PROOF_FORMAT: inCases,
  /** The entry is not the one that was recorded. */
  PROOF_ENTRY: inCases,
  /** The hashes do not lead from the entry to the root. */
  PROOF_PATH: {
    de: 'Der Nachweis führt nicht vom Eintrag zum Stand des Verzeichnisses.',
    en: 'The path does not lead from this entry to the root hash.',
  },
  /** The signed checkpoint is about another tree. */
  PROOF_CHECKPOINT: {
    de: 'Der unterschriebene Stand gehört zu einem anderen Verzeichnis als der Nachweis.',
    en: 'The checkpoint speaks of another tree than the proof.',
  },
  /** The checkpoint was not signed by the key that is trusted. */
  PROOF_SIGNATURE: {
    de: 'Der Stand ist nicht mit diesem Schlüssel unterschrieben.',
    en: 'The checkpoint was not signed by this key.',
  },
  /** What is given as the key is none. */
  PROOF_KEY: told<{ key: string }>({
    de: ({ key }) => `„${key}“ ist kein Schlüssel, mit dem sich ein Stand prüfen lässt (C2SP).`,
    en: ({ key }) => `"${key}" is not a C2SP verifier key.`,
  }),
  /** A client has got the proof of another entry than the one it shows. */
  PROOF_OTHER_ENTRY: {
    de: 'Der Nachweis gehört zu einem anderen Eintrag als dem gezeigten.',
    en: 'The proof belongs to another entry than the one shown.',
  },
  /** Not a signed statement of ours. */
  SIGNED_FORMAT: inCases,
  /** Signed by a key that the reader does not trust. */
  SIGNED_KEY: {
    de: 'Der Schlüssel, mit dem signiert wurde, gehört nicht zu denen, denen Sie vertrauen.',
    en: 'The key that signed it is not among those you trust.',
  },
  /** The signature does not fit. */
  SIGNED_SIGNATURE: {
    de: 'Die Signatur stimmt nicht: Die Aussage ist nicht mit diesem Schlüssel signiert oder wurde verändert.',
    en: 'It was not signed by this key, or was changed since.',
  },
  /** The statement says what the ledger does not bear out. */
  SIGNED_CONTENT: inCases,
});
