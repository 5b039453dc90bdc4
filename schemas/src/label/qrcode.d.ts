/** What we use of `qrcode`. Its usual types bring those of Node with them, into the contract and into the browser. */
declare const QRCode: {
  create(text: string, options: { errorCorrectionLevel: 'L' | 'M' | 'Q' | 'H' }): { modules: Modules };
  toDataURL(text: string, options: { width: number; margin: number }): Promise<string>;
};
export default QRCode;

interface Modules {
  size: number;
  get(row: number, column: number): number;
}
