import next from "@next/eslint-plugin-next";
import hooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

export default tseslint.config(
  { ignores: [".next/", "data/", "node_modules/", "next-env.d.ts", "public/", "test-results/"] },
  ...tseslint.configs.recommended,
  {
    files: ["app/**"],
    plugins: { "@next/next": next, "react-hooks": hooks },
    rules: {
      ...next.configs.recommended.rules,
      ...hooks.configs.recommended.rules,
      // Public pages leave without script, so a client-side link would be dead weight there.
      "@next/next/no-html-link-for-pages": "off",
      "@next/next/no-img-element": "off",
    },
  },
  {
    rules: {
      "@typescript-eslint/explicit-module-boundary-types": [
        "error",
        { allowArgumentsExplicitlyTypedAsAny: false },
      ],
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
    },
  },
  {
    // The English words are what the type of all words is made of.
    files: ["lib/words/en.ts", "lib/words/en/*.ts"],
    rules: { "@typescript-eslint/explicit-module-boundary-types": "off" },
  },
  // JavaScript has no place to declare one.
  { files: ["**/*.js"], rules: { "@typescript-eslint/explicit-module-boundary-types": "off" } },
);
