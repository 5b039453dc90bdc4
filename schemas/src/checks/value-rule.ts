/** What a single value may be, as its JSON Schema says it; for a list, what each of its entries may be. */
export interface ValueRule {
  type: 'string' | 'number' | 'integer' | 'boolean';
  format?: string;
  pattern?: string;
  enum?: readonly string[];
  minimum?: number;
  exclusiveMinimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  /** Whatever it stands in cannot be without it. */
  required?: true;
}
