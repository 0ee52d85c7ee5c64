import { untouched, type FormState } from "#app/_forms/form-state.ts";

/** What the post holds that someone else saved while this form was open. */
export type SavedMeanwhile = { title: string; standfirst: string; body: string; sentence: string };

export type PostFormState = { form: FormState; savedMeanwhile: SavedMeanwhile | null };

export const untouchedPost: PostFormState = { form: untouched, savedMeanwhile: null };
