CREATE TABLE `comment_revisions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`comment_id` integer NOT NULL,
	`state` text NOT NULL,
	`body` text NOT NULL,
	`body_format` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`comment_id`) REFERENCES `comments`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "comment_revisions_state" CHECK("comment_revisions"."state" in ('earlier', 'proposed', 'taken', 'declined', 'dropped')),
	CONSTRAINT "comment_revisions_body_format" CHECK("comment_revisions"."body_format" in ('text', 'markdown', 'html'))
);
--> statement-breakpoint
CREATE INDEX `comment_revisions_comment` ON `comment_revisions` (`comment_id`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `comment_revisions_proposed` ON `comment_revisions` (`comment_id`) WHERE state = 'proposed';--> statement-breakpoint
CREATE TABLE `appeals` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`comment_id` integer NOT NULL,
	`text` text NOT NULL,
	`created_at` integer NOT NULL,
	`decision_id` integer,
	FOREIGN KEY (`comment_id`) REFERENCES `comments`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`decision_id`) REFERENCES `decisions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `appeals_commentId_unique` ON `appeals` (`comment_id`);--> statement-breakpoint
CREATE INDEX `appeals_open` ON `appeals` (`created_at`) WHERE decision_id is null;--> statement-breakpoint
CREATE INDEX `appeals_decision` ON `appeals` (`decision_id`);--> statement-breakpoint
ALTER TABLE `comments` ADD `edited_at` integer;--> statement-breakpoint
ALTER TABLE `comments` ADD `withdrawn_at` integer;--> statement-breakpoint
ALTER TABLE `comments` ADD `erased_at` integer;--> statement-breakpoint
ALTER TABLE `comments` ADD `keeps_place` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX `comments_kept_places` ON `comments` (`post_id`) WHERE keeps_place;--> statement-breakpoint
ALTER TABLE `decisions` ADD `reason` text;--> statement-breakpoint
ALTER TABLE `decisions` ADD `revision_id` integer REFERENCES comment_revisions(id);