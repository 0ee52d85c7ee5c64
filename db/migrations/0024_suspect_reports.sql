ALTER TABLE `decisions` ADD `is_from_mail` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `reports` ADD `is_suspect` integer DEFAULT false NOT NULL;