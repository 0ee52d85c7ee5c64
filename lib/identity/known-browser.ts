import { isSigned, sign } from "#lib/config/secret.ts";
import { newToken } from "./token.ts";

const purpose = "known browser";

/** What a browser is given when it signs in, to be recognised by at its next sign-in to this account. */
export function markBrowser(email: string): string {
  const id = newToken();
  return `${id}.${sign(purpose, `${id} ${email}`)}`;
}

/** The browser's id, if its mark was given for this account. It opens nothing by itself. */
export function recogniseBrowser(mark: string | undefined, email: string): string | undefined {
  const [id = "", signature = ""] = mark?.split(".") ?? [];
  return isSigned(purpose, `${id} ${email}`, signature) ? id : undefined;
}
