/**
 * All that the contract knows of where it runs: what Node and every browser have alike (WinterTC, Minimum Common Web API).
 * There is no clock, no timer, no network and no screen in it; what is missing here does not compile in `src`.
 */
declare function atob(text: string): string;
declare function btoa(bytes: string): string;
declare function structuredClone<Value>(value: Value): Value;

declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
}

declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean });
  decode(bytes: Uint8Array): string;
}

declare class URL {
  static parse(text: string): URL | null;
  readonly host: string;
  readonly hostname: string;
}

/** Only to check signatures: keys and chance are the caller's. */
declare const crypto: {
  subtle: {
    importKey(
      form: 'raw',
      key: Uint8Array,
      algorithm: 'Ed25519',
      extractable: false,
      uses: ['verify'],
    ): Promise<CryptoKey>;
    verify(algorithm: 'Ed25519', key: CryptoKey, signature: Uint8Array, signed: Uint8Array): Promise<boolean>;
  };
};

declare class CryptoKey {
  readonly type: 'public';
}
