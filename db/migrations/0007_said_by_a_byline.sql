DROP INDEX `comments_thread`;--> statement-breakpoint
ALTER TABLE `comments` ADD `author_id` integer REFERENCES authors(id) ON DELETE set null;--> statement-breakpoint
CREATE INDEX `comments_thread` ON `comments` (`post_id`,`status`,`created_at`,`id`,`parent_id`,`duplicate_of`);