/** How a form was filled in, as far as it says so. Anyone may send anything: it holds, and refuses nothing. */
export type Evidence = {
  /** The field that people do not see is not empty. */
  isTrapFilled: boolean;
  /** From the page being loaded to its form being sent; undefined where no script measured it. */
  filledInMs: number | undefined;
  /** What the browser worked out, where an owner asks for that; otherwise empty. */
  proof: string;
};

export function readEvidence(form: FormData): Evidence {
  const [filledIn] = form.getAll("filledIn");
  const [proof] = form.getAll("proof");
  return {
    isTrapFilled: form.getAll("topic").some((value) => value !== ""),
    filledInMs:
      typeof filledIn === "string" && /^\d{1,9}$/.test(filledIn) ? Number(filledIn) : undefined,
    proof: typeof proof === "string" ? proof : "",
  };
}
