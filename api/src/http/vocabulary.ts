import { Router } from 'express';
import { type PropertyAnnotation, properties, sectionNames, sectionTitles } from '#schemas/passport.ts';

/**
 * `/vocabulary`: what the terms in our JSON-LD and credentials mean, as linked data itself. Made from the annotations of the
 * passport schema, so it says of each property what the reference page says.
 */
export function createVocabularyRouter(publicUrl: string): Router {
  const document = vocabularyFor(publicUrl);
  const router = Router();
  router.get('/vocabulary', (_, response) => {
    response
      .set({ 'cache-control': 'public, max-age=3600', 'access-control-allow-origin': '*' })
      .type('application/ld+json')
      .send(document);
  });
  return router;
}

function vocabularyFor(publicUrl: string): string {
  const terms = Object.entries(Object.groupBy(properties, ({ name }) => name)).map(([name, same = []]) =>
    term(name, same),
  );
  const sections = sectionNames.map((name) => ({
    '@id': `#${name}`,
    '@type': 'rdf:Property',
    label: localised([sectionTitles[name]]),
  }));
  return JSON.stringify({ '@context': context(publicUrl), '@graph': [...sections, ...terms] });
}

/** A name that two sections use is one term with both meanings. */
function term(name: string, same: readonly PropertyAnnotation[]): object {
  return {
    '@id': `#${name}`,
    '@type': 'rdf:Property',
    label: localised(same.map(({ title }) => title)),
    comment: same.map(({ description }) => ({ '@value': description, '@language': 'en' })),
    domain: same.map(({ section }) => `#${section}`),
    source: same.map(({ source }) => source),
    access: [...new Set(same.map(({ access }) => access))],
    unit: [...new Set(same.flatMap(({ unit }) => unit ?? []))],
  };
}

function localised(titles: readonly ({ de: string; en: string } | undefined)[]): object[] {
  return titles.flatMap((title) =>
    Object.entries(title ?? {}).map(([language, text]) => ({ '@value': text, '@language': language })),
  );
}

function context(publicUrl: string): object {
  return {
    '@base': `${publicUrl}/vocabulary`,
    '@vocab': `${publicUrl}/vocabulary#`,
    rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
    rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
    label: 'rdfs:label',
    comment: 'rdfs:comment',
    domain: { '@id': 'rdfs:domain', '@type': '@id' },
    source: 'http://purl.org/dc/terms/source',
  };
}
