ALTER TABLE `appeals` ADD `due_at` integer;--> statement-breakpoint
ALTER TABLE `appeals` ADD `reminded_at` integer;--> statement-breakpoint
ALTER TABLE `appeals` ADD `reminded_overdue_at` integer;