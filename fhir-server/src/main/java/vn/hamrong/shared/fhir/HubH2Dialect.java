package vn.hamrong.shared.fhir;

import ca.uhn.fhir.jpa.model.dialect.HapiFhirH2Dialect;
import org.hibernate.type.SqlTypes;

/**
 * H2 in its PostgreSQL mode, which the hub's one SQL text needs, knows neither {@code blob} nor {@code tinyint}: the same
 * types under their standard names.
 */
public class HubH2Dialect extends HapiFhirH2Dialect {

    @Override
    protected String columnType(int sqlTypeCode) {
        return switch (sqlTypeCode) {
            case SqlTypes.BLOB -> "binary large object";
            case SqlTypes.CLOB -> "character large object";
            case SqlTypes.TINYINT -> "smallint";
            default -> super.columnType(sqlTypeCode);
        };
    }
}
