import { createRequire } from 'node:module';

/** The typeface of labels as files: servers have none that could be relied on. */
export const labelFonts = {
  regular: fileOf('400Regular/AtkinsonHyperlegible_400Regular.ttf'),
  bold: fileOf('700Bold/AtkinsonHyperlegible_700Bold.ttf'),
};

function fileOf(name: string): string {
  return createRequire(import.meta.url).resolve(`@expo-google-fonts/atkinson-hyperlegible/${name}`);
}
