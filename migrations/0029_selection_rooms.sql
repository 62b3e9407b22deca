-- Photographs of clients' own rooms, and the rooms that were made of them by one known length. Ends are ten-thousandths of
-- the photograph's sides, the length tenths of a millimetre. A room that was taken off the list keeps its row: designs hang in it.
create table room_photo (
    order_id text not null references orders (id),
    content text not null,
    width bigint not null,
    height bigint not null,
    brought bigint not null,
    staff_id text not null references staff (id),
    primary key (order_id, content)
);

create table own_room (
    id text primary key,
    order_id text not null references orders (id),
    content text not null,
    name text not null,
    from_x bigint not null,
    from_y bigint not null,
    to_x bigint not null,
    to_y bigint not null,
    length bigint not null,
    version bigint not null,
    made bigint not null,
    dropped bigint
);

create index own_room_order on own_room (order_id);
