-- Orders, what they entitle to, what they charge, and their pick-up.
create table orders (
    id text primary key,
    version bigint not null,
    number text not null unique,
    customer_id text not null references customer (id),
    package_id text not null references package (id),
    package_name text not null,
    package_price bigint not null,
    shoot_type text not null,
    shoots bigint not null,
    booked_on text not null,
    booked_at bigint not null,
    booked_by text not null,
    shoot_on text not null,
    slot text not null,
    note text not null,
    due_on text,
    stage text not null,
    total bigint not null,
    paid bigint not null,
    photos bigint not null,
    more_to_come bigint not null
);

create index orders_customer on orders (customer_id);
create index orders_stage on orders (stage, booked_at);
create index orders_booked on orders (booked_at);
create index orders_shoot on orders (shoot_on);

create table entitlement (
    id text primary key,
    order_id text not null references orders (id),
    position bigint not null,
    purpose text not null,
    detail text not null,
    included bigint,
    extra_price bigint not null,
    charged bigint not null
);

create index entitlement_order on entitlement (order_id);

create table order_line (
    id text primary key,
    order_id text not null references orders (id),
    position bigint not null,
    what text not null,
    quantity bigint not null,
    unit_price bigint not null,
    amount bigint not null,
    day text not null
);

create index order_line_order on order_line (order_id);

create table pick_up (
    order_id text primary key references orders (id),
    at bigint not null,
    handed_by text not null,
    signed_by text not null,
    owed bigint not null,
    reason text not null
);
