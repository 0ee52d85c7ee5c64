/** The choice between light and dark, at the foot of every public page. */
export const theme = {
  label: "Colours",
  system: "As the system has them",
  light: "Light",
  dark: "Dark",
};
