-- The studio's list of retouch wishes. A note keeps the name that an entry had; an empty name is the code's own word.
create table studio_wish (
    id text primary key,
    version bigint not null,
    position bigint not null,
    code text not null,
    name text not null,
    is_offered bigint not null
);

insert into studio_wish (id, version, position, code, name, is_offered) values
    ('00000000-0000-7000-8000-000000000001', 1, 1, 'skin', '', 1),
    ('00000000-0000-7000-8000-000000000002', 1, 2, 'teeth', '', 1),
    ('00000000-0000-7000-8000-000000000003', 1, 3, 'stray_hair', '', 1),
    ('00000000-0000-7000-8000-000000000004', 1, 4, 'eyes', '', 1),
    ('00000000-0000-7000-8000-000000000005', 1, 5, 'shape', '', 1),
    ('00000000-0000-7000-8000-000000000006', 1, 6, 'clothes', '', 1),
    ('00000000-0000-7000-8000-000000000007', 1, 7, 'remove', '', 1),
    ('00000000-0000-7000-8000-000000000008', 1, 8, 'colour', '', 1),
    ('00000000-0000-7000-8000-000000000009', 1, 9, 'other', '', 1);

-- How a wish is drawn (JSON), whose it is, and the entry of the list that it was made with, by its name as it was.
alter table note add column shape text not null default '"area"';
alter table note add column voice text not null default 'client';
alter table note add column entry text;
alter table note add column named text not null default '';

-- Wishes for all photos of an order.
create table order_wish (
    id text primary key,
    order_id text not null references orders (id),
    entry text,
    code text not null,
    named text not null,
    words text not null,
    voice text not null,
    at bigint not null,
    staff_id text not null references staff (id)
);

create index order_wish_order on order_wish (order_id);
