-- The other file of a shot: the raw file beside its JPEG. It is kept and handed to retouchers, and never shown twice.
create table companion (
    content text primary key,
    photo_id text not null references photo (id),
    file text not null,
    size bigint not null,
    format text not null,
    ingested bigint not null
);

create index companion_photo on companion (photo_id);
