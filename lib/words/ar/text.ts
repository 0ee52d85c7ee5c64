import type { Voice } from "../voice.ts";
import type { Words } from "../words.ts";

export const text = ({ number, form }: Voice): Words["text"] => ({
  contents: "المحتويات",
  minutesToRead: (minutes) =>
    ({
      zero: "أقل من دقيقة للقراءة",
      one: "دقيقة واحدة للقراءة",
      two: "دقيقتان للقراءة",
      few: `${number(minutes)} دقائق للقراءة`,
      many: `${number(minutes)} دقيقة للقراءة`,
      other: `${number(minutes)} دقيقة للقراءة`,
    })[form(minutes)],
  related: "ذات صلة",
  addresses: "العناوين",
  corrections: "تصويبات",
  correction: "تصويب،",
});
