CREATE TABLE `assignments` (
	`comment_id` integer PRIMARY KEY NOT NULL,
	`member_id` integer NOT NULL,
	`assigned_by` integer NOT NULL,
	`assigned_at` integer NOT NULL,
	FOREIGN KEY (`comment_id`) REFERENCES `comments`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`assigned_by`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `assignments_member` ON `assignments` (`member_id`);--> statement-breakpoint
CREATE TABLE `looks` (
	`comment_id` integer NOT NULL,
	`member_id` integer NOT NULL,
	`since` integer NOT NULL,
	`seen_at` integer NOT NULL,
	PRIMARY KEY(`comment_id`, `member_id`),
	FOREIGN KEY (`comment_id`) REFERENCES `comments`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `reports` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`comment_id` integer NOT NULL,
	`reason` text NOT NULL,
	`words` text,
	`network_hash` text,
	`browser_hash` text,
	`created_at` integer NOT NULL,
	`closed_at` integer,
	`decision_id` integer,
	FOREIGN KEY (`comment_id`) REFERENCES `comments`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`decision_id`) REFERENCES `decisions`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "reports_reason" CHECK("reports"."reason" in ('insulting', 'false', 'private', 'advertising', 'other'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `reports_one_a_network` ON `reports` (`comment_id`,`network_hash`);--> statement-breakpoint
CREATE UNIQUE INDEX `reports_one_a_browser` ON `reports` (`comment_id`,`browser_hash`);--> statement-breakpoint
CREATE INDEX `reports_open` ON `reports` (`comment_id`) WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX `reports_network` ON `reports` (`network_hash`,`created_at`);--> statement-breakpoint
CREATE INDEX `reports_decision` ON `reports` (`decision_id`);--> statement-breakpoint
ALTER TABLE `members` ADD `rights_version` integer DEFAULT 1 NOT NULL;