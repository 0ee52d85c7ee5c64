/** What was typed into a form that could not be answered. */
export async function typedTexts(body: Buffer, type = ""): Promise<string[]> {
  try {
    const headers = { "content-type": type };
    const form = await new Response(new Uint8Array(body), { headers }).formData();
    return [...form].flatMap(([name, value]) =>
      typeof value === "string" && value && isTyped(name) ? [value] : [],
    );
  } catch {
    return [];
  }
}

/** Neither the framework's own fields nor a password, which is never shown again. */
function isTyped(name: string): boolean {
  return !name.startsWith("$ACTION") && !/password/i.test(name);
}
