package vn.hamrong.shared.store;

import java.io.ByteArrayInputStream;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.SqlArrayValue;

/** How values go into columns and come out, the same on both databases. */
public final class Columns {

    private static final int H2_BYTES_MAX = 1024 * 1024;

    private Columns() {}

    /** An instant as both drivers take it. */
    public static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** The instant in a column that is never null. */
    public static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** Sets up to 10 MB of bytes; H2 takes more than 1 MB only as a stream. */
    public static void setBytes(PreparedStatement statement, int index, byte[] bytes) throws SQLException {
        if (bytes.length <= H2_BYTES_MAX) {
            statement.setBytes(index, bytes);
        } else {
            statement.setBinaryStream(index, new ByteArrayInputStream(bytes), bytes.length);
        }
    }

    /** For {@code = any(:texts)}. */
    public static SqlArrayValue texts(Collection<String> texts) {
        return new SqlArrayValue("varchar", texts.toArray());
    }

    /** For {@code = any(:numbers)}. */
    public static SqlArrayValue numbers(Collection<Long> numbers) {
        return new SqlArrayValue("bigint", numbers.toArray());
    }

    /**
     * {@code text} as every database takes it: at most {@code max} characters, without NUL and halves of surrogate
     * pairs. Whatever a sender writes into a header must not stop its message from being kept.
     */
    public static String clean(String text, int max) {
        String cut = text.length() <= max ? text : text.substring(0, max);
        return cut.chars().noneMatch(Columns::isBad) ? cut : replaceBad(cut);
    }

    /** As {@link #clean}, for a column that may be null. */
    public static @Nullable String cleanOrNull(@Nullable String text, int max) {
        return text == null ? null : clean(text, max);
    }

    private static boolean isBad(int unit) {
        return unit == 0 || Character.isSurrogate((char) unit);
    }

    private static String replaceBad(String text) {
        StringBuilder good = new StringBuilder(text.length());
        text.codePoints()
                .forEach(point -> good.appendCodePoint(
                        point == 0 || Character.getType(point) == Character.SURROGATE ? '?' : point));
        return good.toString();
    }
}
