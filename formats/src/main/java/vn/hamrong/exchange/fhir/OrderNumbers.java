package vn.hamrong.exchange.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** The numbers of orders: ORC-2, 3, 4 and OBR-2, 3, the placer's and the filler's. */
final class OrderNumbers {
    private OrderNumbers() {}

    /** Placer's, filler's, then the others; each number once. */
    static List<Identifier> of(@Nullable Line orc, @Nullable Line obr, String type) {
        List<Identifier> numbers = new ArrayList<>();
        for (Line line : lines(orc, obr)) {
            add(line.field(2), "placer-order", "PLAC", type, numbers);
            add(line.field(3), "filler-order", "FILL", type, numbers);
        }
        return numbers;
    }

    /** What tells an order from all others of the patient: its placer's number, else its filler's, else nothing. */
    static String key(@Nullable Line orc, @Nullable Line obr) {
        return Stream.of(2, 3)
                .flatMap(field -> lines(obr, orc).stream().map(line -> line.field(field)))
                .map(OrderNumbers::text)
                .filter(number -> !number.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** An EI that stands for the order: number and namespace. */
    static String text(Datum ei) {
        return ei.peek().isEmpty() ? "" : ei.peek() + "^" + ei.part(2).peek();
    }

    /** An EIP (placer's and filler's number) as references to an order we need not have. */
    static List<Reference> parents(Datum eip, String to) {
        List<Reference> references = new ArrayList<>();
        for (int part : new int[] {1, 2}) {
            String kind = part == 1 ? "placer-order" : "filler-order";
            Identifiers.ei(eip.part(part), kind, to + ".identifier")
                    .ifPresent(number -> references.add(new Reference()
                            .setType("ServiceRequest")
                            .setIdentifier(typed(number, part == 1 ? "PLAC" : "FILL"))));
        }
        return references;
    }

    static Identifier typed(Identifier number, String code) {
        number.getType().addCoding().setSystem(Identifiers.TYPE_SYSTEM).setCode(code);
        return number;
    }

    private static void add(Datum ei, String kind, String code, String type, List<Identifier> numbers) {
        Optional<Identifier> number = Identifiers.ei(ei, kind, type + ".identifier[" + numbers.size() + "]");
        number.map(one -> typed(one, code))
                .filter(one -> numbers.stream().noneMatch(known -> known.equalsDeep(one)))
                .ifPresent(numbers::add);
    }

    private static List<Line> lines(@Nullable Line first, @Nullable Line second) {
        return Stream.of(Optional.ofNullable(first), Optional.ofNullable(second))
                .flatMap(Optional::stream)
                .toList();
    }
}
