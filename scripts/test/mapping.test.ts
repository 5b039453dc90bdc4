import { describe, expect, it } from 'vitest';
import { properties, propertyAt, shapeFields } from '#schemas/passport.ts';
import { mappedFormats, mappingPage } from '../generate/mapping.ts';
import { readSchemas } from '../generate/schemas.ts';

describe('The mapping page', () => {
  const page = mappingPage(readSchemas());

  it.each(properties.map(({ path, name, section }) => [path, name, section]))('has %s', (_, name, section) => {
    const part = page.slice(page.indexOf(`## ${section} `)).split('\n## ')[0];
    expect(part).toContain(`| \`${name}\` `);
  });

  it('keeps bars in cells from ending them', () => {
    const rows = page.split('\n').filter((each) => each.startsWith('|'));
    for (const row of rows) expect(row.replaceAll('\\|', '').split('|')).toHaveLength(7);
  });
});

describe('The lines of every format', () => {
  it.each(mappedFormats().map(({ title, version, lines }) => [`${title} ${version}`, lines] as const))(
    '%s: lead to properties and fields that exist',
    (_, lines) => {
      for (const { to } of lines) {
        const [section, name, field] = to.split('.');
        const property = propertyAt(`${section}.${name}`);
        expect(property, to).toBeDefined();
        if (field !== undefined)
          expect(
            shapeFields[property?.shape ?? '']?.map((each) => each.name),
            to,
          ).toContain(field);
      }
    },
  );
});
