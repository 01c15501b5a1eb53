package vn.hamrong.exchange.hl7;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * TCVN 5712:1993, as the "ABC" fonts (.VnTime) write Vietnamese: one byte a letter.
 *
 * <p>The table is the standard's full set VN1, of which VN3 ("TCVN3") is the part without the upper-case letters with a
 * tone mark; those sit among the control codes here. Old documents print them with lower-case codes in an upper-case
 * font (.VnTimeH): the bytes do not say so, and they are read as lower case.
 */
final class Tcvn3 {
    private static final String CONTROLS = "\u0000ÚỤ\u0003ỪỬỮ\u0007\b\t\n\u000b\f\r\u000e\u000f\u0010ỨỰỲỶỸÝỴ";
    private static final String UPPER_HALF = "ÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ"
            + "\u00a0ĂÂÊÔƠƯĐăâêôơưđẰ\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴ"
            + "ẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịò"
            + "ỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ";
    private static final Map<Character, Byte> BYTES = bytes();

    private Tcvn3() {}

    /** Every byte is a character; the result may hold combining marks, so it is not normalised yet. */
    static String decode(byte[] bytes) {
        StringBuilder text = new StringBuilder(bytes.length);
        for (byte one : bytes) {
            text.append(character(one & 0xff));
        }
        return text.toString();
    }

    /** The byte for a composed character, or null when TCVN3 has none. */
    static @Nullable Byte encode(char character) {
        return BYTES.get(character);
    }

    private static char character(int code) {
        if (code < CONTROLS.length()) {
            return CONTROLS.charAt(code);
        }
        return code < 0x80 ? (char) code : UPPER_HALF.charAt(code - 0x80);
    }

    private static Map<Character, Byte> bytes() {
        Map<Character, Byte> bytes = new HashMap<>();
        for (int code = 0; code < 256; code++) {
            bytes.put(character(code), (byte) code);
        }
        return bytes;
    }
}
