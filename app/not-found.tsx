import type { ReactNode } from "react";
import { Missing } from "./(site)/missing.tsx";

export default function NotFound(): ReactNode {
  return <Missing />;
}
