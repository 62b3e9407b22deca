-- Whether a shuffled sitting keeps outfits together: 1 or 0.
alter table sitting add column by_outfit bigint not null default 0;
