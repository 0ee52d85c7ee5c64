ALTER TABLE `comments` ADD `address_confirmed_at` integer;--> statement-breakpoint
ALTER TABLE `comments` ADD `disowned_at` integer;--> statement-breakpoint
ALTER TABLE `comments` ADD `site_confirmed_at` integer;--> statement-breakpoint
ALTER TABLE `comments` ADD `site_check` text;--> statement-breakpoint
ALTER TABLE `comments` ADD `site_checked_at` integer;