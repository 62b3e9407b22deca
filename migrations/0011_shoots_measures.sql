-- What was measured of a photo's pixels. By content, for it follows from the content alone; measured anew only when the
-- version of the measuring grows. Tenths and thousandths, as the call types say; faces as they travel, null where none were
-- looked for.
create table measures (
    content text primary key,
    version bigint not null,
    likeness text not null,
    sharpness bigint not null,
    mean bigint not null,
    shadows bigint not null,
    highlights bigint not null,
    black_and_white bigint not null,
    faces text
);

-- A series is a proposal: these photos were said not to belong to one.
alter table photo add column apart bigint not null default 0;
