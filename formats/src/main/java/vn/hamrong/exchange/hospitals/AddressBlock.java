package vn.hamrong.exchange.hospitals;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An IP address or CIDR block. Names are never looked up. */
record AddressBlock(byte[] address, int bits) {
    private static final Pattern FORM = Pattern.compile("([0-9.]{7,15}|[0-9a-fA-F:.]{2,45})(?:/([0-9]{1,3}))?");
    private static final Pattern V4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");

    /** The block in {@code text}, or empty when it is none. */
    static Optional<AddressBlock> in(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()
                || !(V4.matcher(form.group(1)).matches() || form.group(1).contains(":"))) {
            return Optional.empty();
        }
        try {
            byte[] address = InetAddress.getByName(form.group(1)).getAddress();
            int bits = form.group(2) == null ? address.length * 8 : Integer.parseInt(form.group(2));
            return bits <= address.length * 8 ? Optional.of(new AddressBlock(address, bits)) : Optional.empty();
        } catch (UnknownHostException outOfRange) {
            return Optional.empty();
        }
    }

    /** Whether an address lies in both. */
    boolean overlaps(AddressBlock other) {
        if (address.length != other.address.length) {
            return false;
        }
        int common = Math.min(bits, other.bits);
        for (int bit = 0; bit < common; bit++) {
            if (bit(address, bit) != bit(other.address, bit)) {
                return false;
            }
        }
        return true;
    }

    private static int bit(byte[] bytes, int index) {
        return bytes[index / 8] >> (7 - index % 8) & 1;
    }
}
