package vn.hamrong.shared.fhir.export;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.IdType;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All resources of a type, of every facility, a page at a time in the order they were made. */
public final class StoredPages {
    private static final int PAGE = 200;

    /** From so many characters on a page takes no more. */
    private static final int LONGEST = 16 << 20;

    private final DaoRegistry types;
    private final JdbcClient db;

    public StoredPages(DaoRegistry types, JdbcClient db) {
        this.types = types;
        this.db = db;
    }

    /**
     * A page.
     *
     * @param lines one resource each, as JSON without line breaks
     * @param last what the next page comes after
     * @param more whether there may be one
     */
    record Page(List<String> lines, long last, boolean more) {}

    private record Row(long number, String id) {}

    long count(String type, Optional<Instant> since) {
        return db.sql("""
                        select count(*) from hfj_resource
                        where res_type = :type and res_deleted_at is null and res_updated >= :since
                        """)
                .param("type", type)
                .param("since", Timestamp.from(since.orElse(Instant.EPOCH)))
                .query(Long.class)
                .single();
    }

    Page after(long last, String type, Optional<Instant> since) {
        List<Row> rows = db.sql("""
                        select res_id, fhir_id from hfj_resource
                        where res_type = :type and res_deleted_at is null and res_updated >= :since and res_id > :last
                        order by res_id limit :page
                        """)
                .param("type", type)
                .param("since", Timestamp.from(since.orElse(Instant.EPOCH)))
                .param("last", last)
                .param("page", PAGE)
                .query((row, number) -> new Row(row.getLong(1), row.getString(2)))
                .list();
        return page(type, rows, last);
    }

    /** As many of the rows as fit: a document alone may be {@link #LONGEST}. */
    private Page page(String type, List<Row> rows, long last) {
        List<String> lines = new ArrayList<>();
        long read = last;
        long length = 0;
        for (Row row : rows) {
            if (length > LONGEST) {
                return new Page(lines, read, true);
            }
            Optional<String> line = line(type, row.id());
            line.ifPresent(lines::add);
            length += line.map(String::length).orElse(0);
            read = row.number();
        }
        return new Page(lines, read, rows.size() == PAGE);
    }

    /** The hub itself reads: what is exported goes to nobody but the Department. */
    private Optional<String> line(String type, String id) {
        IParser parser = types.getFhirContext().newJsonParser();
        try {
            return Optional.of(parser.encodeResourceToString(
                    types.getResourceDao(type).read(new IdType(type, id), new SystemRequestDetails())));
        } catch (ResourceGoneException | ResourceNotFoundException meanwhile) {
            return Optional.empty();
        }
    }
}
