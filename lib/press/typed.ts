/** A field of a form, and what was typed into it or stood in it. */
export type TypedField = { name: string; value: string };

/** What a form brought that could not be answered, in its order. */
export async function typedFields(body: Buffer, type = ""): Promise<TypedField[]> {
  try {
    const headers = { "content-type": type };
    const form = await new Response(new Uint8Array(body), { headers }).formData();
    return [...form].flatMap(([name, value]) =>
      typeof value === "string" && value && isTyped(name) ? [{ name, value }] : [],
    );
  } catch {
    return [];
  }
}

/** Neither the framework's own fields nor a password, which is never shown again. */
function isTyped(name: string): boolean {
  return !name.startsWith("$ACTION") && !/password/i.test(name);
}
