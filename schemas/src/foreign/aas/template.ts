import { aasTemplateTable } from './template-table.ts';

/** An element of a submodel as its template has it. */
export interface TemplateElement {
  name: string;
  /** `{}` a collection, `[]` a list, `texts`, `file`, or the XSD type of a property. */
  kind: string;
  isMandatory: boolean;
  semanticId: string;
  /** Of a list the only one says what its elements are. */
  children: TemplateElement[];
}

/** A submodel; its elements are the children. */
export interface TemplateSubmodel extends Omit<TemplateElement, 'kind'> {
  templateId: string;
}

/** The seven submodels of IDTA 02035. */
export const aasTemplate: readonly TemplateSubmodel[] = parsed();

function parsed(): TemplateSubmodel[] {
  const submodels: TemplateSubmodel[] = [];
  const open: { children: TemplateElement[] }[] = [];
  for (const row of aasTemplateTable.trim().split('\n')) {
    const depth = row.search(/\S/) / 2;
    const [name = '', kind = '', often = '', id = ''] = row.trim().split(' ');
    const semanticId = id.replace(/^samm:/, 'urn:samm:io.admin-shell.idta.');
    const element = { name, kind, isMandatory: often === '1' || often === '+', semanticId, children: [] };
    if (depth === 0) submodels.push({ ...element, templateId: kind });
    else open[depth - 1]?.children.push(element);
    open[depth] = depth === 0 ? (submodels.at(-1) as TemplateSubmodel) : element;
  }
  return submodels;
}

/** Of those the one with this semantic id, whatever its version, or else with this name. */
export function templateOf<Element extends { name: string; semanticId: string }>(
  elements: readonly Element[],
  semanticIds: readonly string[],
  idShort: string,
): Element | undefined {
  const ids = semanticIds.map(withoutVersion);
  return (
    elements.find(({ semanticId }) => ids.includes(withoutVersion(semanticId))) ??
    elements.find(({ name }) => name.toLowerCase() === idShort.toLowerCase())
  );
}

/** ECLASS `#003`, SAMM `:1.0.1#`, IDTA `/1/0` at the end. Ids of ECLASS are written with and without `urn:irdi:`. */
function withoutVersion(id: string): string {
  return id
    .replace(/^urn:irdi:/, '')
    .replace(/:\d+\.\d+\.\d+#/, '#')
    .replace(/#\d{3}$/, '')
    .replace(/\/submodel$/i, '')
    .replace(/\/\d+\/\d+$/, '');
}
