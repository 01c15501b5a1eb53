package vn.hamrong.app.story;

import java.io.ByteArrayOutputStream;
import java.time.Clock;
import vn.hamrong.shared.people.Totp;
import vn.hamrong.shared.people.TotpSecret;

/** An authenticator app into which somebody typed the secret of the page. */
record Phone(TotpSecret secret) {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    static Phone with(String typed) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int buffer = 0;
        int bits = 0;
        for (char letter : typed.replaceAll("\\s", "").toCharArray()) {
            buffer = (buffer << 5 | ALPHABET.indexOf(letter)) & 0xffff;
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.write(buffer >> bits);
            }
        }
        return new Phone(new TotpSecret(bytes.toByteArray()));
    }

    String code() {
        return Totp.code(secret, Clock.systemUTC().instant());
    }
}
