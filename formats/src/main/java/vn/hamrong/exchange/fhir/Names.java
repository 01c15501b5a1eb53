package vn.hamrong.exchange.fhir;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.HumanName.NameUse;
import org.hl7.fhir.r4.model.StringType;

/** Names of persons: XPN and the name part of XCN. */
final class Names {
    /** Table 0200; source: the official map NameType → NameUse. */
    private static final Map<String, NameUse> USES = Map.ofEntries(
            Map.entry("A", NameUse.ANONYMOUS),
            Map.entry("S", NameUse.ANONYMOUS),
            Map.entry("B", NameUse.OFFICIAL),
            Map.entry("L", NameUse.OFFICIAL),
            Map.entry("D", NameUse.USUAL),
            Map.entry("C", NameUse.OLD),
            Map.entry("BAD", NameUse.OLD),
            Map.entry("M", NameUse.MAIDEN),
            Map.entry("N", NameUse.NICKNAME),
            Map.entry("NB", NameUse.OFFICIAL),
            Map.entry("TEMP", NameUse.TEMP),
            Map.entry("NOUSE", NameUse.OLD));

    private Names() {}

    /** An XPN; {@code to} is where it goes, as in {@code Patient.name[0]}. */
    static HumanName xpn(Datum xpn, String to) {
        HumanName name = parts(xpn, 1, to);
        use(xpn.part(7), name, to);
        Times.period(xpn.part(12), xpn.part(13), to + ".period").ifPresent(name::setPeriod);
        Times.range(xpn.part(10), to + ".period").filter(p -> !name.hasPeriod()).ifPresent(name::setPeriod);
        Datum professional = xpn.part(14);
        if (professional.isPresent()) {
            name.addSuffix(professional.take(to + ".suffix[" + name.getSuffix().size() + "]"));
        }
        return name;
    }

    /** The name in an XCN, whose components come one later. */
    static HumanName xcn(Datum xcn, String to) {
        HumanName name = parts(xcn, 2, to);
        use(xcn.part(10), name, to);
        Times.period(xcn.part(19), xcn.part(20), to + ".period").ifPresent(name::setPeriod);
        Datum professional = xcn.part(21);
        if (professional.isPresent()) {
            name.addSuffix(professional.take(to + ".suffix[" + name.getSuffix().size() + "]"));
        }
        return name;
    }

    private static HumanName parts(Datum from, int first, String to) {
        HumanName name = new HumanName();
        family(from.part(first), name, to);
        add(from.part(first + 1), name, to, ".given");
        add(from.part(first + 2), name, to, ".given");
        add(from.part(first + 4), name, to, ".prefix");
        add(from.part(first + 3), name, to, ".suffix");
        add(from.part(first + 5), name, to, ".suffix");
        said(name);
        return name;
    }

    /** FN: the family name, and what its subcomponents say of it (own and partner's names). */
    private static void family(Datum fn, HumanName name, String to) {
        if (fn.isAbsent()) {
            return;
        }
        String text = Stream.of(1, 2, 3, 4, 5)
                .filter(n -> n == 1 || !fn.part(n).peek().equals(fn.part(1).peek()))
                .map(n -> fn.part(n).peek())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
        name.setFamily(text);
        fn.takeAll(to + ".family");
    }

    private static void add(Datum part, HumanName name, String to, String element) {
        if (!part.hasText()) {
            return;
        }
        switch (element) {
            case ".given" ->
                name.addGiven(part.take(to + ".given[" + name.getGiven().size() + "]"));
            case ".prefix" ->
                name.addPrefix(part.take(to + ".prefix[" + name.getPrefix().size() + "]"));
            default ->
                name.addSuffix(part.take(to + ".suffix[" + name.getSuffix().size() + "]"));
        }
    }

    /**
     * The full name as it is said in Vietnam: family, middle, given. A HIS sends either {@code NGUYỄN^AN^VĂN} (middle name
     * in its own component) or {@code NGUYỄN^VĂN AN}, or the whole name as family name.
     */
    private static void said(HumanName name) {
        Stream<String> given = name.getGiven().stream().skip(1).map(StringType::getValue);
        Stream<String> last = name.getGiven().stream().limit(1).map(StringType::getValue);
        String text = Stream.of(Stream.ofNullable(name.getFamily()), given, last)
                .flatMap(part -> part)
                .collect(Collectors.joining(" "));
        if (!text.isEmpty()) {
            name.setText(text);
        }
    }

    private static void use(Datum type, HumanName name, String to) {
        NameUse use = USES.get(type.peek());
        if (use != null) {
            name.setUse(use);
            Kept.original(type, name.getUseElement(), to + ".use");
        }
    }
}
