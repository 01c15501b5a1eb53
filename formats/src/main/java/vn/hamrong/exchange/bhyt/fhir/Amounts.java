package vn.hamrong.exchange.bhyt.fhir;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Money;
import org.hl7.fhir.r4.model.Quantity;

/** Numbers of a row, exact; what is none is left unread. */
final class Amounts {
    private static final Pattern FORM = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,6})?");

    private Amounts() {}

    static Optional<BigDecimal> number(Row row, String field, String to) {
        Optional<BigDecimal> number = peek(row, field);
        number.ifPresent(read -> row.take(field, to));
        return number;
    }

    /** The number, only looked at. */
    static Optional<BigDecimal> peek(Row row, String field) {
        String text = row.peek(field);
        return FORM.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    /** An amount of đồng. */
    static Optional<Money> dong(Row row, String field, String to) {
        return number(row, field, to + ".value")
                .map(value -> new Money().setValue(value).setCurrency("VND"));
    }

    /** A quantity, and the unit in another field. */
    static Optional<Quantity> quantity(Row row, String field, String unit, String to) {
        return number(row, field, to + ".value").map(value -> {
            Quantity quantity = new Quantity().setValue(value);
            row.text(unit, to + ".unit").ifPresent(quantity::setUnit);
            return quantity;
        });
    }
}
