package vn.hamrong.exchange.hospitals;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;

/** One IP address or a CIDR block of them, as in {@code 10.38.1.0/24}; IPv4 or IPv6, never a name. */
public final class AddressBlock {
    private static final Pattern IP4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    private static final Pattern IP6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
    private static final Pattern BITS = Pattern.compile("[0-9]{1,3}");

    private final byte[] address;
    private final int bits;

    private AddressBlock(byte[] address, int bits) {
        this.address = address;
        this.bits = bits;
    }

    /**
     * Reads an address or a block.
     *
     * @throws IllegalArgumentException when it is neither an address nor a block
     */
    public static AddressBlock of(String text) {
        int slash = text.indexOf('/');
        byte[] address = literal(slash < 0 ? text : text.substring(0, slash));
        int bits = slash < 0 ? address.length * 8 : bits(text.substring(slash + 1));
        if (bits > address.length * 8) {
            throw new IllegalArgumentException("no IP address block: " + text);
        }
        return new AddressBlock(address, bits);
    }

    /** Whether {@code text} is one. */
    static boolean isOne(String text) {
        try {
            of(text);
            return true;
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    /** Whether the address is in the block. */
    public boolean contains(InetAddress some) {
        return sharesBits(some.getAddress(), bits);
    }

    /** Whether some address is in both. */
    public boolean overlaps(AddressBlock other) {
        return sharesBits(other.address, Math.min(bits, other.bits));
    }

    private boolean sharesBits(byte[] other, int count) {
        int whole = count / 8;
        int rest = count % 8;
        return other.length == address.length
                && Arrays.equals(address, 0, whole, other, 0, whole)
                && (rest == 0 || ((address[whole] ^ other[whole]) & 0xff) >> (8 - rest) == 0);
    }

    private static byte[] literal(String text) {
        try {
            if (IP4.matcher(text).matches() || IP6.matcher(text).matches()) {
                return InetAddress.getByName(text).getAddress();
            }
        } catch (UnknownHostException noAddress) {
            throw new IllegalArgumentException("no IP address: " + text, noAddress);
        }
        throw new IllegalArgumentException("no IP address: " + text);
    }

    private static int bits(String text) {
        if (!BITS.matcher(text).matches()) {
            throw new IllegalArgumentException("no prefix length: " + text);
        }
        return Integer.parseInt(text);
    }
}
