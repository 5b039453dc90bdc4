import { html, type Markup } from './html.ts';
import { type Language, words } from './words.ts';

interface Layout {
  title: string;
  language: Language;
  body: Markup;
  stylesheet: string;
  /** Absent where there is nothing to show in another language. */
  otherLanguage?: string;
}

/** The frame of every page of the resolver. Single batteries are no matter for search engines. */
export function layout({ title, language, body, stylesheet, otherLanguage }: Layout): Markup {
  const said = words[language];
  const other = language === 'de' ? 'en' : 'de';
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${stylesheet}">
</head>
<body>
<a class="skip" href="#content">${said.skip}</a>
<header><span class="brand">Kreispass</span>${otherLanguage && html`<nav aria-label="${said.languages}"><a href="${otherLanguage}" lang="${other}" hreflang="${other}">${said.otherLanguage}</a></nav>`}</header>
<main id="content">${body}</main>
</body>
</html>
`;
}

/** For a code that leads nowhere. The same bytes whatever was asked, so that nothing can be learned from it. */
export function emptyPage(
  kind: 'notFound' | 'notReadable',
  language: Language,
  stylesheet: string,
  more?: string,
): string {
  const said = words[language];
  const body = html`<h1>${said[kind]}</h1><p>${said[`${kind}Says`]}</p>${more && html`<p>${more}</p>`}${kind === 'notFound' && html`<p>${said.notForAll} <a href="/workshop/">${said.signInLink}</a></p>`}`;
  return layout({ title: said[kind], language, body, stylesheet }).text;
}
