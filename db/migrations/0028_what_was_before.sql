ALTER TABLE `decisions` ADD `from_keeps_place` integer;--> statement-breakpoint
ALTER TABLE `decisions` ADD `from_status_by` integer REFERENCES members(id);--> statement-breakpoint
ALTER TABLE `decisions` ADD `from_edited_at` integer;