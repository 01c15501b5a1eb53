package vn.hamrong.exchange.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointUse;
import org.hl7.fhir.r4.model.StringType;

/** Telephone numbers and other ways to reach somebody: XTN. */
final class Telecoms {
    /** Table 0202; source: the official map TelecommunicationEquipmentType → ContactPointSystem. */
    private static final Map<String, ContactPointSystem> SYSTEMS = Map.of(
            "PH", ContactPointSystem.PHONE,
            "CP", ContactPointSystem.PHONE,
            "SAT", ContactPointSystem.PHONE,
            "FX", ContactPointSystem.FAX,
            "BP", ContactPointSystem.PAGER,
            "Internet", ContactPointSystem.EMAIL,
            "X.400", ContactPointSystem.EMAIL,
            "TDD", ContactPointSystem.OTHER,
            "TTY", ContactPointSystem.OTHER,
            "MD", ContactPointSystem.OTHER);

    /** Table 0201; source: the official map TelecommunicationUseCode → ContactPointUse. */
    private static final Map<String, ContactPointUse> USES = Map.of(
            "PRN", ContactPointUse.HOME,
            "ORN", ContactPointUse.HOME,
            "VHN", ContactPointUse.HOME,
            "WPN", ContactPointUse.WORK,
            "PRS", ContactPointUse.MOBILE);

    private Telecoms() {}

    /** Adds the number, and the address when both were sent in one XTN. */
    static void all(Datum xtn, String to, List<ContactPoint> there) {
        xtn(xtn, to + "[" + there.size() + "]").ifPresent(there::add);
        others(xtn, to, there);
    }

    /** As {@link #all(Datum, String, List)}, for fields that say what the number is for. */
    static void all(Datum xtn, ContactPointUse fallback, String to, List<ContactPoint> there) {
        xtn(xtn, fallback, to + "[" + there.size() + "]").ifPresent(there::add);
        others(xtn, to, there);
    }

    /** What else one XTN tells: an address, and the number written in another way when it is another number. */
    private static void others(Datum xtn, String to, List<ContactPoint> there) {
        if (isFormatted(xtn) && !there.isEmpty()) {
            ContactPoint first = there.get(there.size() - 1);
            for (int n : new int[] {12, 1}) {
                other(xtn.part(n), first, to, there);
            }
        }
        email(xtn, to, there);
    }

    private static void other(Datum number, ContactPoint first, String to, List<ContactPoint> there) {
        if (!number.hasText() || first.getValue().contains(number.peek())) {
            return;
        }
        if (digits(first.getValue()).endsWith(digits(number.peek()))
                && !digits(number.peek()).isEmpty()) {
            first.addExtension(Uris.V2_FIELD + number.field(), new StringType(number.take(to + ".value")));
            return;
        }
        String value = number.take(to + "[" + there.size() + "].value");
        there.add(first.copy().setValue(value));
    }

    private static String digits(String text) {
        StringBuilder digits = new StringBuilder();
        text.chars().filter(c -> c >= '0' && c <= '9').forEach(c -> digits.append((char) c));
        return digits.toString();
    }

    private static void email(Datum xtn, String to, List<ContactPoint> there) {
        if (isNumbered(xtn) && xtn.part(4).hasText()) {
            String value = xtn.part(4).take(to + "[" + there.size() + "].value");
            there.add(new ContactPoint().setSystem(ContactPointSystem.EMAIL).setValue(value));
        }
    }

    /** Whether it holds a telephone number, in whatever form. */
    private static boolean isNumbered(Datum xtn) {
        return xtn.part(12).hasText() || xtn.part(1).hasText() || isFormatted(xtn);
    }

    /** Empty when the XTN holds no number or address. */
    static Optional<ContactPoint> xtn(Datum xtn, ContactPointUse fallback, String to) {
        return xtn(xtn, to).map(point -> point.hasUse() ? point : point.setUse(fallback));
    }

    /** @param to as in {@code Patient.telecom[0]} */
    static Optional<ContactPoint> xtn(Datum xtn, String to) {
        String value = value(xtn, to + ".value");
        if (value.isEmpty()) {
            return Optional.empty();
        }
        ContactPoint point = new ContactPoint().setValue(value);
        system(xtn, point, to);
        use(xtn, point, to);
        Times.period(xtn.part(13), xtn.part(14), to + ".period").ifPresent(point::setPeriod);
        Numbers.whole(xtn.part(18), 1, to + ".rank").ifPresent(point::setRank);
        return Optional.of(point);
    }

    private static String value(Datum xtn, String to) {
        if (isFormatted(xtn)) {
            return number(xtn, to);
        }
        for (int n : new int[] {12, 1}) {
            if (xtn.part(n).hasText()) {
                return xtn.part(n).take(to) + extension(xtn, to);
            }
        }
        return xtn.part(4).take(to);
    }

    private static boolean isFormatted(Datum xtn) {
        return xtn.part(7).hasText();
    }

    /** {@code +84 237 3852001}: country, area, number. The number as a whole stands for XTN-1, when that was sent. */
    private static String number(Datum xtn, String to) {
        List<String> parts = new ArrayList<>();
        for (int n : new int[] {5, 6, 7}) {
            if (xtn.part(n).hasText()) {
                String part = xtn.part(n).take(to);
                parts.add(n == 5 && !part.startsWith("+") ? "+" + part : part);
            }
        }
        String number = String.join(" ", parts) + extension(xtn, to);
        Datum whole = xtn.part(1);
        if (whole.hasText() && number.contains(whole.peek())) {
            whole.take(to);
        }
        return number;
    }

    private static String extension(Datum xtn, String to) {
        String extension = xtn.part(8).take(to);
        return extension.isEmpty() ? "" : " ext. " + extension;
    }

    private static void system(Datum xtn, ContactPoint point, String to) {
        Datum equipment = xtn.part(3);
        ContactPointSystem known = SYSTEMS.get(equipment.peek());
        boolean address = !isNumbered(xtn) || xtn.part(2).peek().equals("NET");
        if (known != null) {
            point.setSystem(known);
            Kept.original(equipment, point.getSystemElement(), to + ".system");
        } else {
            point.setSystem(address ? ContactPointSystem.EMAIL : ContactPointSystem.PHONE);
        }
    }

    private static void use(Datum xtn, ContactPoint point, String to) {
        Datum code = xtn.part(2);
        ContactPointUse use = USES.get(code.peek());
        if (xtn.part(3).peek().equals("CP")) {
            point.setUse(ContactPointUse.MOBILE);
        } else if (use != null) {
            point.setUse(use);
            Kept.original(code, point.getUseElement(), to + ".use");
        }
    }
}
