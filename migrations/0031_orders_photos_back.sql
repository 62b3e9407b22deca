-- Photos whose purpose a client confirmed and gave back since, and after how many of the order's sittings that was.
create table photo_back (
    after_sale_id text not null references after_sale (id),
    photo_id text not null references photo (id),
    entitlement_id text not null references entitlement (id),
    sitting_id text not null references sitting (id),
    after_sitting bigint not null,
    primary key (after_sale_id, photo_id, entitlement_id)
);

create index photo_back_sitting on photo_back (sitting_id);
