-- What was found out about cameras' clocks. The time in a photo's file and in taken_at is the camera's; shift_ms is what is
-- to be added to it. A photo of the slate is a photo of no order; routed_by says by which slate a photo came to its order.
create table camera_clock (
    id text primary key,
    make text not null,
    model text not null,
    serial text not null,
    source text not null,
    camera_time text not null,
    shift_ms bigint not null,
    photo_id text not null references photo (id),
    order_id text references orders (id),
    recorded bigint not null,
    undone bigint not null
);

create index camera_clock_body on camera_clock (make, model, serial, camera_time);

alter table photo add column lens text not null default '';
alter table photo add column shift_ms bigint not null default 0;
alter table photo add column routed_by text references camera_clock (id);
alter table photo add column is_slate bigint not null default 0;
create index photo_body on photo (make, model, serial, taken_at);
create index photo_routed on photo (routed_by);

-- How the colours are spread: tells outfits and scenes apart.
alter table measures add column palette text not null default '';
