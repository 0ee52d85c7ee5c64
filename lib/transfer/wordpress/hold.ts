/**
 * Keeps finished HTML out of the way of later steps: in its place stands an empty block element,
 * which no step changes, until everything is put back.
 */
export function holder(source: string): {
  hold: (html: string) => string;
  release: (html: string) => string;
} {
  const held: string[] = [];
  const mark = unusedMark(source);
  const place = (index: number): string => `<hr ${mark}="${index}">`;

  return {
    hold: (html) => place(held.push(html) - 1),
    release(html) {
      // What is held may hold something held before it.
      const pattern = new RegExp(`<hr ${mark}="(\\d+)">`, "g");
      let released = html;
      for (let round = 0; round < 8 && released.includes(mark); round += 1) {
        released = released.replace(pattern, (_, index: string) => held[Number(index)] ?? "");
      }
      return released;
    },
  };
}

function unusedMark(source: string): string {
  let mark = "data-held";
  while (source.includes(mark)) mark += "-";
  return mark;
}
