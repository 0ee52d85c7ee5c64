CREATE TABLE `spam_lessons` (
	`comment_id` integer PRIMARY KEY NOT NULL,
	`verdict` text NOT NULL,
	FOREIGN KEY (`comment_id`) REFERENCES `comments`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "spam_lessons_verdict" CHECK("spam_lessons"."verdict" in ('approved', 'spam'))
);
--> statement-breakpoint
CREATE INDEX `spam_lessons_newest` ON `spam_lessons` (`verdict`,`comment_id`);--> statement-breakpoint
CREATE TABLE `spam_memory` (
	`id` integer PRIMARY KEY NOT NULL,
	`revision` integer NOT NULL
);
