-- What an entitlement's extras were charged, since their price can change by an upgrade: an upgrade credits what was paid.
alter table entitlement add column charged_amount bigint not null default 0;

update entitlement set charged_amount = charged * extra_price;
