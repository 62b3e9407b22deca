-- Receipts and the tenders they were paid by. Never changed once written.
create table receipt (
    id text primary key,
    number text not null unique,
    order_id text not null references orders (id),
    kind text not null,
    day text not null,
    at bigint not null,
    total bigint not null,
    owing_after bigint not null,
    taken_by text not null
);

create index receipt_order on receipt (order_id);
create index receipt_day on receipt (day);

create table tender (
    receipt_id text not null references receipt (id),
    position bigint not null,
    tender text not null,
    amount bigint not null,
    primary key (receipt_id, position)
);
