import { SaxesParser } from "saxes";

export type XmlElement = {
  name: string;
  attributes: Record<string, string>;
  text: string;
  children: XmlElement[];
};

/** Parses strictly, with namespaces, so that anything not well-formed fails the test. */
export function parseXml(xml: string): XmlElement {
  const root: XmlElement = { name: "", attributes: {}, text: "", children: [] };
  const open = [root];
  const parser = new SaxesParser({ xmlns: true });
  parser.on("opentag", ({ name, attributes }) => {
    const element: XmlElement = { name, attributes: {}, text: "", children: [] };
    for (const { name, value } of Object.values(attributes)) element.attributes[name] = value;
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on("text", (text) => {
    const innermost = open.at(-1);
    if (innermost) innermost.text += text;
  });
  parser.on("closetag", () => void open.pop());
  parser.on("error", (error) => {
    throw error;
  });
  parser.write(xml).close();
  const [document] = root.children;
  if (!document) throw new Error("The document has no element.");
  return document;
}

export function childrenOf(parent: XmlElement, name: string): XmlElement[] {
  return parent.children.filter((child) => child.name === name);
}

/** The one child of that name. */
export function childOf(parent: XmlElement, name: string): XmlElement {
  const [child, ...others] = childrenOf(parent, name);
  if (!child || others.length > 0) throw new Error(`${parent.name} has not exactly one ${name}.`);
  return child;
}
