DROP INDEX `posts_pinned`;--> statement-breakpoint
CREATE INDEX `posts_pinned` ON `posts` (`kind`,`state`,`pinned_at`,`id`);