CREATE TABLE `author_questions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`comment_id` integer NOT NULL,
	`asked_by` integer NOT NULL,
	`question` text NOT NULL,
	`asked_at` integer NOT NULL,
	`answer` text,
	`answered_by` integer,
	`answered_at` integer,
	FOREIGN KEY (`comment_id`) REFERENCES `comments`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`asked_by`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`answered_by`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `author_questions_comment` ON `author_questions` (`comment_id`,`id`);--> statement-breakpoint
CREATE INDEX `author_questions_open` ON `author_questions` (`asked_at`) WHERE answered_at is null;--> statement-breakpoint
CREATE TABLE `bulk_items` (
	`bulk_id` integer NOT NULL,
	`comment_id` integer NOT NULL,
	`outcome` text NOT NULL,
	`decision_id` integer,
	PRIMARY KEY(`bulk_id`, `comment_id`),
	FOREIGN KEY (`bulk_id`) REFERENCES `bulks`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`decision_id`) REFERENCES `decisions`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `bulk_items_decision` ON `bulk_items` (`decision_id`);--> statement-breakpoint
CREATE TABLE `bulks` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`member_id` integer NOT NULL,
	`action` text NOT NULL,
	`undoes` integer,
	`decided_at` integer NOT NULL,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`undoes`) REFERENCES `bulks`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
-- `migrate` runs this with foreign keys off, so that what refers to a decision outlives the old table.
CREATE TABLE `__new_decisions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`comment_id` integer NOT NULL,
	`member_id` integer NOT NULL,
	`action` text NOT NULL,
	`outcome` text NOT NULL,
	`seen_version` integer NOT NULL,
	`seen_body` text NOT NULL,
	`from_status` text NOT NULL,
	`to_status` text NOT NULL,
	`undoes` integer,
	`listed_reason` text,
	`cited_rule` text,
	`reason` text,
	`edit_kind` text,
	`from_post_id` integer,
	`from_parent_id` integer,
	`to_post_id` integer,
	`to_parent_id` integer,
	`bulk_id` integer,
	`revision_id` integer,
	`decided_at` integer NOT NULL,
	FOREIGN KEY (`comment_id`) REFERENCES `comments`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`undoes`) REFERENCES `decisions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`bulk_id`) REFERENCES `bulks`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`revision_id`) REFERENCES `comment_revisions`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "decisions_outcome" CHECK("__new_decisions"."outcome" in ('applied', 'stale'))
);
--> statement-breakpoint
INSERT INTO `__new_decisions`("id", "comment_id", "member_id", "action", "outcome", "seen_version", "seen_body", "from_status", "to_status", "undoes", "reason", "revision_id", "decided_at") SELECT "id", "comment_id", "member_id", "action", "outcome", "seen_version", "seen_body", "from_status", "to_status", "undoes", "reason", "revision_id", "decided_at" FROM `decisions`;--> statement-breakpoint
DELETE FROM sqlite_sequence WHERE name = '__new_decisions';--> statement-breakpoint
INSERT INTO sqlite_sequence (name, seq) SELECT '__new_decisions', seq FROM sqlite_sequence WHERE name = 'decisions';--> statement-breakpoint
DROP TABLE `decisions`;--> statement-breakpoint
ALTER TABLE `__new_decisions` RENAME TO `decisions`;--> statement-breakpoint
CREATE INDEX `decisions_comment` ON `decisions` (`comment_id`,`id`);--> statement-breakpoint
CREATE INDEX `decisions_member` ON `decisions` (`member_id`,`id`);--> statement-breakpoint
CREATE INDEX `decisions_bulk` ON `decisions` (`bulk_id`) WHERE bulk_id is not null;--> statement-breakpoint
CREATE INDEX `decisions_revision` ON `decisions` (`revision_id`) WHERE revision_id is not null;--> statement-breakpoint
ALTER TABLE `comments` ADD `moderated_at` integer;--> statement-breakpoint
ALTER TABLE `comments` ADD `closed_at` integer;