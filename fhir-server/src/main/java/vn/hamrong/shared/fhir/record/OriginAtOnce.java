package vn.hamrong.shared.fhir.record;

import ca.uhn.fhir.jpa.model.entity.ResourceHistoryTable;
import java.util.Arrays;
import java.util.function.Supplier;
import org.hibernate.Interceptor;
import org.hibernate.type.Type;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code meta.source} into a version's row when the row is made. HAPI sets it a moment later, which costs an update
 * of every row just inserted.
 */
public final class OriginAtOnce implements Interceptor {
    private static final String COLUMN = "mySourceUri";

    private final ThreadLocal<@Nullable String> origin = new ThreadLocal<>();

    /** Stores one resource that came from {@code source}; HAPI makes its row inside {@code storing}. */
    <T> T during(@Nullable String source, Supplier<T> storing) {
        origin.set(source);
        try {
            return storing.get();
        } finally {
            origin.remove();
        }
    }

    @Override
    public boolean onPersist(Object entity, Object id, Object[] state, String[] names, Type[] types) {
        String source = origin.get();
        int at = source == null || !(entity instanceof ResourceHistoryTable)
                ? -1
                : Arrays.asList(names).indexOf(COLUMN);
        if (at < 0 || source == null || source.length() > ResourceHistoryTable.SOURCE_URI_LENGTH) {
            return false;
        }
        state[at] = source;
        return true;
    }
}
