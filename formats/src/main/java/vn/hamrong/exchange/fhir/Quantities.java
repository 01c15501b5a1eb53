package vn.hamrong.exchange.fhir;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Quantity.QuantityComparator;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Ratio;
import org.hl7.fhir.r4.model.Type;

/** Numbers with units: NM and SN with the units of another field, CQ with its own. */
final class Quantities {
    private static final Map<String, QuantityComparator> COMPARATORS = Map.of(
            "<", QuantityComparator.LESS_THAN,
            "<=", QuantityComparator.LESS_OR_EQUAL,
            ">", QuantityComparator.GREATER_THAN,
            ">=", QuantityComparator.GREATER_OR_EQUAL);

    private Quantities() {}

    /** A NM; also one written with a comparator before it, as in {@code <5}. Empty when it is no number. */
    static Optional<Quantity> nm(Datum number, Datum unit, String to) {
        String text = number.peek();
        int sign = text.startsWith("<=") || text.startsWith(">=")
                ? 2
                : text.startsWith("<") || text.startsWith(">") ? 1 : 0;
        Optional<BigDecimal> value = Numbers.decimal(text.substring(sign).strip());
        return value.map(known -> {
            number.take(to + ".value");
            Quantity quantity = new Quantity().setValue(known);
            if (sign > 0) {
                quantity.setComparator(COMPARATORS.get(text.substring(0, sign)));
            }
            return unit(quantity, unit, to);
        });
    }

    /** A SN: comparator, number, separator, number. Empty when it is only to be had as text. */
    static Optional<Type> sn(Datum sn, Datum unit, String to) {
        Optional<BigDecimal> first = Numbers.decimal(sn.part(2).peek());
        Optional<BigDecimal> second = Numbers.decimal(sn.part(4).peek());
        String comparator = sn.part(1).peek();
        boolean plain = comparator.isEmpty() || comparator.equals("=");
        if (first.isEmpty() || (!plain && !COMPARATORS.containsKey(comparator))) {
            return Optional.empty();
        }
        if (!sn.part(3).hasText() && second.isEmpty()) {
            Quantity quantity = new Quantity().setValue(first.get());
            quantity.setComparator(COMPARATORS.get(comparator));
            sn.takeAll(to + "Quantity");
            return Optional.of(unit(quantity, unit, to + "Quantity"));
        }
        return second.isPresent() && plain ? two(sn, first.get(), second.get(), unit, to) : Optional.empty();
    }

    /** A CQ: number and unit in one. */
    static Optional<Quantity> cq(Datum cq, String to) {
        Datum number = cq.part(1);
        // The unit is a CWE of its own, one level down; older messages write it as one more component.
        return nm(number, cq.part(2), to);
    }

    /** A NR or two fields: from, to. */
    static Optional<Range> range(Datum low, Datum high, Datum unit, String to) {
        Range range = new Range();
        if (isBackwards(low.peek(), high.peek())) {
            return Optional.empty();
        }
        nm(low, unit, to + ".low").ifPresent(range::setLow);
        nm(high, unit, to + ".high").ifPresent(range::setHigh);
        return range.isEmpty() ? Optional.empty() : Optional.of(range);
    }

    /** FHIR refuses a range whose end is below its start. */
    private static boolean isBackwards(String low, String high) {
        Optional<BigDecimal> end = Numbers.decimal(high);
        return Numbers.decimal(low)
                .filter(start -> end.isPresent() && start.compareTo(end.get()) > 0)
                .isPresent();
    }

    /** Puts the unit of a CWE on the quantity. A code needs a system: one without gets the hospital's own. */
    static Quantity unit(Quantity quantity, Datum cwe, String to) {
        Datum code = cwe.part(1);
        Datum name = cwe.part(2);
        if (name.hasText()) {
            quantity.setUnit(name.take(to + ".unit"));
        } else if (code.hasText()) {
            quantity.setUnit(code.take(to + ".unit"));
        }
        if (Texts.isCode(code.peek()) && (cwe.part(3).hasText() || name.hasText())) {
            quantity.setCode(code.take(to + ".code"));
            quantity.setSystem(CodeSystems.uri(cwe.part(3).peek(), code.peek(), cwe.sender())
                    .filter(CodeSystems::mayHoldUnits)
                    .orElseGet(() -> Uris.local(cwe.sender().facility(), "unit")));
        }
        return quantity;
    }

    private static Optional<Type> two(Datum sn, BigDecimal first, BigDecimal second, Datum unit, String to) {
        Quantity low = unit(new Quantity().setValue(first), unit, to);
        Quantity high = unit(new Quantity().setValue(second), unit, to);
        return switch (sn.part(3).peek()) {
            case "-" -> {
                if (first.compareTo(second) > 0) {
                    yield Optional.empty();
                }
                sn.takeAll(to + "Range");
                yield Optional.of(new Range().setLow(low).setHigh(high));
            }
            case ":", "/" -> {
                sn.takeAll(to + "Ratio");
                yield Optional.of(new Ratio().setNumerator(low).setDenominator(high));
            }
            default -> Optional.empty();
        };
    }
}
