/**
 * Who may do what: a line for every route and every action in the build. A test fails on one that is
 * missing here, so that nothing new is open to anyone by accident.
 */

export const callers = ["signed-out", "disabled", "author", "moderator", "owner"] as const;
export type Caller = (typeof callers)[number];

export type RouteRights = {
  allowed: readonly Caller[];
  /** An address of that pattern; one that exists, where `allowed` callers must get an answer. */
  address?: string;
};

export type ActionRights = {
  allowed: readonly Caller[];
  /** What to send so that an allowed caller is answered other than "missing", and nothing is lost. */
  form?: Record<string, string>;
  /** The arguments before the form, where it is not one form state. */
  bound?: unknown[];
};

const everyone = callers;
const staff: readonly Caller[] = ["author", "moderator", "owner"];
const writers: readonly Caller[] = ["author", "owner"];
const deciders: readonly Caller[] = ["moderator", "owner"];
const owners: readonly Caller[] = ["owner"];

export const routes: Record<string, RouteRights> = {
  "/_global-error": { allowed: everyone },
  "/_not-found": { allowed: everyone },
  "/": { allowed: everyone, address: "/" },
  "/[page]": { allowed: everyone },
  "/[page]/author.vcf": { allowed: everyone },
  "/[page]/preview.png": { allowed: everyone },
  "/[page]/[...rest]": { allowed: everyone },
  "/posts/[slug]": { allowed: everyone },
  "/posts/[slug]/author.vcf": { allowed: everyone },
  "/archive": { allowed: everyone, address: "/archive" },
  "/archive/[year]": { allowed: everyone },
  "/archive/[year]/[month]": { allowed: everyone },
  "/authors": { allowed: everyone, address: "/authors" },
  "/authors/[slug]": { allowed: everyone },
  "/conversation": { allowed: everyone, address: "/conversation" },
  "/log": { allowed: everyone, address: "/log" },
  "/log/feed.xml": { allowed: everyone, address: "/log/feed.xml" },
  "/house-rules": { allowed: everyone, address: "/house-rules" },
  "/series": { allowed: everyone, address: "/series" },
  "/series/[slug]": { allowed: everyone },
  "/tags": { allowed: everyone, address: "/tags" },
  "/posts/[slug]/preview.png": { allowed: everyone },
  "/tags/[slug]": { allowed: everyone },
  "/search": { allowed: everyone, address: "/search" },
  "/opensearch.xml": { allowed: everyone, address: "/opensearch.xml" },
  "/robots.txt": { allowed: everyone, address: "/robots.txt" },
  "/sitemap.xml": { allowed: everyone, address: "/sitemap.xml" },
  "/sitemaps/[part]": { allowed: everyone },
  "/.well-known/security.txt": { allowed: everyone },
  "/media/[...picture]": { allowed: everyone },
  "/feed.xml": { allowed: everyone, address: "/feed.xml" },
  "/rss.xml": { allowed: everyone, address: "/rss.xml" },
  "/feeds": { allowed: everyone, address: "/feeds" },
  "/feed.json": { allowed: everyone, address: "/feed.json" },
  "/comments/[comment]": { allowed: everyone },
  "/comments/send": { allowed: everyone },
  "/comments/feed.xml": { allowed: everyone, address: "/comments/feed.xml" },
  "/posts/[slug]/comments.xml": { allowed: everyone },
  "/tags/[slug]/feed.xml": { allowed: everyone },
  "/tags/[slug]/rss.xml": { allowed: everyone },
  "/tags/[slug]/feed.json": { allowed: everyone },
  "/authors/[slug]/feed.xml": { allowed: everyone },
  "/authors/[slug]/rss.xml": { allowed: everyone },
  "/authors/[slug]/feed.json": { allowed: everyone },
  "/drafts/[draft]": { allowed: everyone },
  "/drafts/gone": { allowed: everyone, address: "/drafts/gone" },
  "/decide/[token]": { allowed: everyone },
  "/reports/[comment]": { allowed: everyone },
  "/receipts/[receipt]": { allowed: everyone },
  "/receipts/[receipt]/export": { allowed: everyone },
  "/receipts/erased": { allowed: everyone, address: "/receipts/erased" },
  "/mail/[token]": { allowed: everyone },
  "/mail/[token]/stop": { allowed: everyone },
  "/mail/[token]/export": { allowed: everyone },
  "/mail/erased": { allowed: everyone, address: "/mail/erased" },
  "/api/auth/[...nextauth]": { allowed: everyone, address: "/api/auth/session" },
  "/setup": { allowed: everyone },
  "/sign-in": { allowed: everyone, address: "/sign-in" },
  "/dashboard": { allowed: staff, address: "/dashboard" },
  "/dashboard/account": { allowed: staff, address: "/dashboard/account" },
  "/dashboard/comments": { allowed: deciders, address: "/dashboard/comments" },
  "/dashboard/comments/more": { allowed: deciders, address: "/dashboard/comments/more" },
  "/dashboard/comments/many": { allowed: deciders, address: "/dashboard/comments/many" },
  "/dashboard/comments/many/done": { allowed: deciders, address: "/dashboard/comments/many/done" },
  "/dashboard/log": { allowed: deciders, address: "/dashboard/log" },
  "/dashboard/settings/people": { allowed: owners, address: "/dashboard/settings/people" },
  // Of nobody, so there is nothing to download.
  "/dashboard/settings/people/export": { allowed: owners },
  "/dashboard/settings/log": { allowed: owners, address: "/dashboard/settings/log" },
  "/dashboard/comments/looks": {
    allowed: deciders,
    address: "/dashboard/comments/looks?comment=1",
  },
  "/dashboard/posts": { allowed: writers, address: "/dashboard/posts" },
  "/dashboard/posts/new": { allowed: writers, address: "/dashboard/posts/new" },
  "/dashboard/posts/[id]": { allowed: writers },
  "/dashboard/posts/[id]/publish": { allowed: writers },
  "/dashboard/posts/preview/[id]": { allowed: writers },
  "/dashboard/questions": { allowed: writers, address: "/dashboard/questions" },
  "/dashboard/series/[id]": { allowed: writers },
  "/dashboard/settings": { allowed: writers, address: "/dashboard/settings" },
  "/dashboard/settings/comments": { allowed: owners, address: "/dashboard/settings/comments" },
  "/dashboard/settings/house-rules": {
    allowed: writers,
    address: "/dashboard/settings/house-rules",
  },
  "/dashboard/settings/reasons": { allowed: owners, address: "/dashboard/settings/reasons" },
  "/dashboard/comments/writers": { allowed: deciders, address: "/dashboard/comments/writers" },
  "/dashboard/settings/rules": { allowed: owners, address: "/dashboard/settings/rules" },
  "/dashboard/settings/memory": { allowed: owners, address: "/dashboard/settings/memory" },
  "/dashboard/settings/memory/export": {
    allowed: owners,
    address: "/dashboard/settings/memory/export",
  },
  "/dashboard/members": { allowed: owners, address: "/dashboard/members" },
};

export const actions: Record<string, ActionRights> = {
  "app/(site)/posts/[slug]/actions.ts#submitCommentAction": { allowed: everyone },
  "app/drafts/[draft]/actions.ts#throwAwayDraftAction": { allowed: everyone },
  "app/mail/[token]/actions.ts#answerMailAction": { allowed: everyone },
  "app/mail/[token]/actions.ts#askForDataLinkAction": { allowed: everyone },
  "app/receipts/[receipt]/confirm/actions.ts#askAddressAction": { allowed: everyone },
  "app/mail/[token]/actions.ts#eraseEverythingAction": { allowed: everyone },
  "app/receipts/[receipt]/confirm/actions.ts#checkSiteAction": { allowed: everyone },
  "app/decide/[token]/actions.ts#decideFromMailAction": { allowed: everyone },
  "app/reports/[comment]/actions.ts#reportAction": { allowed: everyone },
  "app/receipts/[receipt]/actions.ts#editAction": { allowed: everyone },
  "app/receipts/[receipt]/actions.ts#appealAction": { allowed: everyone },
  "app/receipts/[receipt]/actions.ts#withdrawAction": { allowed: everyone },
  "app/receipts/[receipt]/actions.ts#returnAction": { allowed: everyone },
  "app/receipts/[receipt]/actions.ts#eraseAction": { allowed: everyone },
  "app/sign-in/actions.ts#signInAction": { allowed: everyone },
  "app/setup/actions.ts#completeSetupAction": { allowed: everyone },
  "app/dashboard/actions.ts#signOutAction": { allowed: staff },
  "app/dashboard/account/actions.ts#changePasswordAction": { allowed: staff, form: {} },
  "app/dashboard/account/actions.ts#endSessionAction": { allowed: staff, form: { session: "0" } },
  "app/dashboard/account/actions.ts#endOtherSessionsAction": { allowed: staff },
  "app/dashboard/account/actions.ts#saveNoticeChoiceAction": { allowed: deciders, form: {} },
  "app/dashboard/comments/actions.ts#decideAction": { allowed: deciders, form: {} },
  "app/dashboard/comments/writers/actions.ts#blockSenderAction": { allowed: deciders, form: {} },
  "app/dashboard/comments/writers/actions.ts#liftBlockAction": { allowed: deciders, form: {} },
  "app/dashboard/comments/writers/actions.ts#grantTrustAction": { allowed: deciders, form: {} },
  "app/dashboard/comments/writers/actions.ts#revokeTrustAction": { allowed: deciders, form: {} },
  // Names no comment, so that none is given to anybody.
  "app/dashboard/comments/others/actions.ts#assignAction": { allowed: deciders, form: {} },
  "app/dashboard/comments/actions.ts#undoAction": { allowed: deciders, form: {} },
  "app/dashboard/comments/more/actions.ts#editAction": { allowed: deciders, form: {} },
  "app/dashboard/comments/more/actions.ts#moveAction": { allowed: deciders, form: {} },
  "app/dashboard/comments/more/actions.ts#threadAction": { allowed: deciders, form: {} },
  "app/dashboard/comments/more/actions.ts#askAction": { allowed: deciders, form: {} },
  "app/dashboard/questions/actions.ts#answerQuestionAction": { allowed: writers, form: {} },
  "app/dashboard/comments/many/actions.ts#decideManyAction": { allowed: deciders, form: {} },
  "app/dashboard/comments/many/actions.ts#undoManyAction": { allowed: deciders, form: {} },
  "app/dashboard/comments/note/actions.ts#addNoteAction": { allowed: deciders, form: {} },
  "app/dashboard/log/actions.ts#annotateAction": { allowed: deciders, form: {} },
  "app/dashboard/settings/people/actions.ts#findPersonAction": { allowed: owners, form: {} },
  "app/dashboard/settings/people/actions.ts#erasePersonAction": { allowed: owners, form: {} },
  // As it is already, so that nothing is changed.
  "app/dashboard/settings/log/actions.ts#changeLogSettingsAction": {
    allowed: owners,
    form: { published: "yes" },
  },
  "app/dashboard/posts/actions.ts#writePostAction": { allowed: writers },
  "app/dashboard/posts/actions.ts#publishPostAction": { allowed: writers },
  "app/dashboard/posts/actions.ts#unpublishPostAction": { allowed: writers },
  "app/dashboard/posts/actions.ts#publishCorrectionAction": { allowed: writers },
  "app/dashboard/series/actions.ts#describeSeriesAction": { allowed: writers },
  "app/dashboard/settings/actions.ts#saveSignatureAction": { allowed: writers, form: {} },
  "app/dashboard/settings/actions.ts#changePublicationAction": { allowed: owners, form: {} },
  "app/dashboard/settings/actions.ts#removeSampleAction": { allowed: owners },
  // Says no version, so that nothing is changed.
  "app/dashboard/settings/house-rules/actions.ts#changeHouseRulesAction": {
    allowed: writers,
    form: { text: "Be kind." },
  },
  "app/dashboard/settings/comments/actions.ts#changeCommentLimitsAction": {
    allowed: owners,
    form: {},
  },
  "app/dashboard/settings/rules/actions.ts#changeRulesAction": { allowed: owners, form: {} },
  "app/dashboard/settings/comments/actions.ts#pauseCommentsAction": {
    allowed: owners,
    // Does not say what to pause, so that nothing is.
    form: {},
  },
  "app/dashboard/settings/comments/actions.ts#resumeCommentsAction": { allowed: owners },
  // Without a line, so that the list stays.
  "app/dashboard/settings/reasons/actions.ts#changeReasonsAction": { allowed: owners, form: {} },
  // Not sure, so that nothing is forgotten.
  "app/dashboard/settings/memory/actions.ts#forgetMemoryAction": { allowed: owners, form: {} },
  "app/dashboard/settings/memory/actions.ts#learnAgainAction": { allowed: owners },
  "app/dashboard/members/actions.ts#changeMemberAction": { allowed: owners },
};
