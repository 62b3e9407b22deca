-- What a confirmed sitting showed and what was chosen, as JSON that is never written again, and its check value.
create table sitting_record (
    sitting_id text primary key references sitting (id),
    check_value text not null,
    record text not null
);

create index sitting_record_check on sitting_record (check_value);
