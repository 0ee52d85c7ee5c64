CREATE TABLE `comment_drafts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`post_id` integer NOT NULL,
	`parent` text NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`site` text NOT NULL,
	`text` text NOT NULL,
	`follow` text NOT NULL,
	`kept_at` integer,
	`network_hash` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`post_id`) REFERENCES `posts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `comment_drafts_expiry` ON `comment_drafts` (`expires_at`);--> statement-breakpoint
CREATE INDEX `comment_drafts_network` ON `comment_drafts` (`network_hash`,`created_at`);