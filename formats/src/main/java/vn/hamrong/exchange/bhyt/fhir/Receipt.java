package vn.hamrong.exchange.bhyt.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import vn.hamrong.exchange.ConversionReceipt;
import vn.hamrong.exchange.ConversionReceipt.Extended;
import vn.hamrong.exchange.ConversionReceipt.Mapped;
import vn.hamrong.exchange.ConversionReceipt.Unmapped;
import vn.hamrong.exchange.bhyt.Annex;
import vn.hamrong.exchange.bhyt.Kind;
import vn.hamrong.exchange.bhyt.Strays;
import vn.hamrong.exchange.bhyt.Table;

/**
 * Goes over every value at the end: what was read is mapped, what was not becomes a typed extension on its home, strays are
 * listed. Paths are {@code XML1.HO_TEN}, without the number of the record.
 */
final class Receipt {
    /** Counts up whenever the rules change in a way a reader of old receipts must know. */
    static final int CONVERTER_VERSION = 1;

    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,6})?");
    private static final Pattern INTEGER = Pattern.compile("[0-9]{1,9}");

    private final List<Mapped> mapped = new ArrayList<>();
    private final List<Extended> extended = new ArrayList<>();
    private final List<Unmapped> unmapped = new ArrayList<>();

    ConversionReceipt settle(List<Row> rows) {
        for (Row row : rows) {
            for (String field : Annex.fields(row.table())) {
                if (row.has(field)) {
                    settle(row, field);
                }
            }
            strays(row.table(), row.record().strays());
        }
        return new ConversionReceipt(CONVERTER_VERSION, mapped, extended, unmapped);
    }

    private void settle(Row row, String field) {
        String path = row.table() + "." + field;
        Optional<String> target = row.target(field);
        Optional<DomainResource> home = row.home(field);
        if (target.isPresent()) {
            mapped.add(new Mapped(path, target.get()));
        } else if (home.isPresent()) {
            String url = Systems.field(row.table(), field);
            home.get().addExtension(url, typed(Annex.kind(row.table(), field), row.peek(field)));
            extended.add(new Extended(path, url));
        } else {
            unmapped.add(new Unmapped(path, row.peek(field)));
        }
    }

    private void strays(Table table, Strays strays) {
        strays.elements()
                .forEach(stray -> unmapped.add(new Unmapped(
                        table + "." + stray.element().name(),
                        stray.element().text().strip())));
    }

    private static Type typed(Kind kind, String value) {
        return switch (kind) {
            case INT -> INTEGER.matcher(value).matches() ? new IntegerType(value) : new StringType(value);
            case DEC -> DECIMAL.matcher(value).matches() ? new DecimalType(value) : new StringType(value);
            case DATE ->
                Moments.iso(value)
                        .filter(iso -> iso.length() == 10)
                        .<Type>map(DateType::new)
                        .orElseGet(() -> new StringType(value));
            case TIME, MOMENT -> Moments.iso(value).<Type>map(DateTimeType::new).orElseGet(() -> new StringType(value));
            default -> new StringType(value);
        };
    }
}
