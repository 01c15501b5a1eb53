package vn.hamrong.shared.audit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One audit row exactly as the database holds it. Its bytes are what is chained, so they must never change for a row of
 * the past: a new column is added at the end under a new {@link #FORM}.
 *
 * @param id the row's number; order of insertion, not of commit
 * @param at to the microsecond, as databases keep it
 * @param texts the other columns in a fixed order; null where the column is
 */
public record AuditRow(long id, Instant at, List<@Nullable String> texts) {
    /** Names the order of the columns below; part of every hash. */
    static final String FORM = "hamrong-audit-1";

    /** The columns of {@link #texts()} in their order. */
    public static final List<String> COLUMNS = List.of(
            "actor",
            "facility",
            "action",
            "target",
            "outcome",
            "reason",
            "correlation",
            "role",
            "patient",
            "owner",
            "kinds",
            "basis",
            "basis_words");

    public AuditRow {
        if (texts.size() != COLUMNS.size()) {
            throw new IllegalArgumentException("an audit row has " + COLUMNS.size() + " texts");
        }
        texts = Collections.unmodifiableList(new ArrayList<>(texts));
    }

    public static AuditRow of(long id, Instant at, @Nullable String... texts) {
        return new AuditRow(id, at, Arrays.asList(texts));
    }

    /** Every value with its length before it, so that no two rows have the same bytes. */
    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(400);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            write(out, FORM);
            out.writeLong(id);
            out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, at));
            for (@Nullable String text : texts) {
                write(out, text);
            }
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, @Nullable String text) throws IOException {
        if (text == null) {
            out.writeInt(-1);
        } else {
            byte[] value = text.getBytes(StandardCharsets.UTF_8);
            out.writeInt(value.length);
            out.write(value);
        }
    }
}
