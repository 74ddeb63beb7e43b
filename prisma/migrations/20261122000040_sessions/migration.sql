-- A session whose access token Shopify refused keeps its row, for the refresh token in it.
ALTER TABLE sessions ALTER COLUMN access_token DROP NOT NULL;
