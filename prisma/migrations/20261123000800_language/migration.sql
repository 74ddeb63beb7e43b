-- The language that the merchant chose for the app; null: whichever Shopify's admin is in.
ALTER TABLE shops ADD COLUMN language text CHECK (length(language) BETWEEN 2 AND 12);
