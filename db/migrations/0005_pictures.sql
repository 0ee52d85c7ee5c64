CREATE TABLE `pictures` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`key` text NOT NULL,
	`original_name` text NOT NULL,
	`width` integer NOT NULL,
	`height` integer NOT NULL,
	`type` text NOT NULL,
	`alt` text NOT NULL,
	`created_at` integer NOT NULL,
	CONSTRAINT "pictures_type" CHECK("pictures"."type" in ('image/jpeg', 'image/png'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `pictures_key_unique` ON `pictures` (`key`);