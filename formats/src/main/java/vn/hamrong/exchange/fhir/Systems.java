package vn.hamrong.exchange.fhir;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Who gave a number: assigning authorities (HD) as identifier systems. */
final class Systems {
    private static final String OID = "urn:oid:";
    private static final String UUID = "urn:uuid:";

    private Systems() {}

    /**
     * The system of numbers given by {@code hd}: as the hospital's file says; else its universal id; else a URI of the
     * hospital's own with its namespace in it; else the hospital's own for that kind of number.
     */
    static String of(Datum hd, String kind, String to) {
        String name = hd.part(1).peek();
        Sender sender = hd.sender();
        String universal = universal(hd);
        if (!name.isEmpty() && sender.namespace(name).isPresent()) {
            return sender.namespace(name).get();
        }
        if (!universal.isEmpty()) {
            hd.part(2).take(to);
            return universal;
        }
        String own = name.isEmpty() ? hd.part(2).peek() : name;
        return Uris.local(sender.facility(), own.isEmpty() ? kind : escaped(own));
    }

    /** The universal id as a URI; empty when there is none of a kind we know. */
    static String universal(Datum hd) {
        String id = hd.part(2).peek();
        return switch (hd.part(3).peek()) {
            case "ISO", "HCD", "" -> isOid(id) ? OID + id : "";
            case "UUID", "GUID" -> isUuid(id) ? UUID + id.toLowerCase(Locale.ROOT) : "";
            case "URI", "URL" -> isUri(id) ? id : "";
            default -> "";
        };
    }

    static boolean isOid(String text) {
        // FHIR's own validator takes nothing shorter for an OID, as in 2.16.1.
        if (text.lastIndexOf('.') < 5 || text.charAt(0) < '0' || text.charAt(0) > '2' || text.charAt(1) != '.') {
            return false;
        }
        boolean start = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean leadingZero = start && c == '0' && i + 1 < text.length() && text.charAt(i + 1) != '.';
            boolean digit = c >= '0' && c <= '9';
            if (leadingZero || (c == '.' ? start : !digit)) {
                return false;
            }
            start = c == '.';
        }
        return !start;
    }

    private static boolean isUuid(String text) {
        if (text.length() != 36) {
            return false;
        }
        for (int i = 0; i < 36; i++) {
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            if (dash ? text.charAt(i) != '-' : Character.digit(text.charAt(i), 16) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether it is an absolute URI that FHIR would not refuse. */
    static boolean isUri(String text) {
        if (text.startsWith(OID)) {
            return isOid(text.substring(OID.length()));
        }
        if (text.startsWith(UUID)) {
            String id = text.substring(UUID.length());
            return isUuid(id) && id.equals(id.toLowerCase(Locale.ROOT));
        }
        int colon = text.indexOf(':');
        return colon > 0
                && text.length() > colon + 1
                && text.substring(0, colon).chars().allMatch(c -> c < 128 && Character.isLetter(c))
                && text.chars().allMatch(c -> c > ' ' && c < 127 && "<>\"{}|\\^`".indexOf(c) < 0);
    }

    /** As a part of a URI: letters, digits, {@code .}, {@code _} and {@code -} stay, all else becomes {@code %XX}. */
    static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            boolean plain = c < 128 && (Character.isLetterOrDigit(c) || c == '.' || c == '_' || c == '-');
            if (plain) {
                out.append(c);
            } else {
                out.append('%').append(Character.toUpperCase(Character.forDigit(c >> 4, 16)));
                out.append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
            }
        }
        return out.toString();
    }
}
