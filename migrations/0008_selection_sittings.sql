-- Sittings, the log of keystrokes, and what the log amounts to.
create table sitting (
    id text primary key,
    order_id text not null references orders (id),
    number bigint not null,
    state text not null,
    seed bigint,
    opened bigint not null,
    led_by text not null,
    confirmed bigint,
    signed_by text,
    unique (order_id, number)
);

-- The log: one row a keystroke, by the client's own id, so that sending it twice adds it once.
create table sitting_change (
    id text primary key,
    sitting_id text not null references sitting (id),
    photo_id text not null references photo (id),
    at bigint not null,
    staff_id text not null,
    choice text not null
);

create index sitting_change_sitting on sitting_change (sitting_id, at);

create table mark (
    photo_id text primary key references photo (id),
    order_id text not null references orders (id),
    verdict text not null
);

create index mark_order on mark (order_id);

create table photo_tag (
    photo_id text not null references photo (id),
    entitlement_id text not null references entitlement (id),
    order_id text not null references orders (id),
    position bigint not null,
    confirmed_in text references sitting (id),
    primary key (photo_id, entitlement_id)
);

create index photo_tag_order on photo_tag (order_id);

create table note (
    id text primary key,
    photo_id text not null references photo (id),
    order_id text not null references orders (id),
    x bigint not null,
    y bigint not null,
    w bigint not null,
    h bigint not null,
    code text not null,
    words text not null,
    at bigint not null
);

create index note_order on note (order_id);
create index note_photo on note (photo_id);
