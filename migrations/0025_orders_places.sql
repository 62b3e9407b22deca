-- What holds for the places of an entitlement, as JSON; none where nothing special does.
alter table entitlement add column rule text;
