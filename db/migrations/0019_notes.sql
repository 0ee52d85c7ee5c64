CREATE TABLE `comment_notes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`comment_id` integer NOT NULL,
	`member_id` integer NOT NULL,
	`text` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`comment_id`) REFERENCES `comments`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `comment_notes_comment` ON `comment_notes` (`comment_id`,`id`);--> statement-breakpoint
CREATE INDEX `decisions_recent` ON `decisions` (`decided_at`,`id`) WHERE outcome = 'applied';