-- Memory cards, each time that one is read: state reading, away, read, cleared.
create table card (
    id text primary key,
    name text not null unique,
    path text not null,
    state text not null,
    began bigint not null
);

-- The card that a file was met on; null for the watched folder.
alter table sighting add column card_id text references card (id);
create index sighting_card on sighting (card_id);

-- Where second copies of originals go, and which are made.
alter table studio add column second_copy text not null default '';

create table second_copy (
    content text primary key,
    made bigint not null
);

-- Originals that stand in a media hash list beside the library.
create table sealed (
    content text primary key,
    generation bigint not null
);
