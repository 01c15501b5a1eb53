-- What one text for both databases cannot say (ADR 17): the audit and its seals are never changed, deleted or emptied.
create function hub.only_added_to() returns trigger language plpgsql as $body$
begin
    raise exception 'rows of %.% are only ever added', tg_table_schema, tg_table_name using errcode = 'insufficient_privilege';
end
$body$;

create trigger audit_only_added_to before update or delete or truncate on hub.audit
    for each statement execute function hub.only_added_to();
create trigger audit_seal_only_added_to before update or delete or truncate on hub.audit_seal
    for each statement execute function hub.only_added_to();
