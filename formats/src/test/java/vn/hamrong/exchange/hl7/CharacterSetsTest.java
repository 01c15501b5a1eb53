package vn.hamrong.exchange.hl7;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CharacterSetsTest {
    private static final String NAME = "NGUYỄN^VĂN ĐỨC";

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "windows-1258", "TCVN3", "VNI"})
    void everyVietnameseTextComesBackInEverySet(String charset) {
        Samples.forAll(some -> {
            String text = some.text(80);

            byte[] bytes = CharacterSets.bytes(text, charset);

            assertThat(CharacterSets.text(bytes, charset)).isEqualTo(text);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "windows-1258", "TCVN3", "VNI"})
    void everyVietnameseLetterComesBackInEverySet(String charset) {
        for (char letter : Samples.LETTERS.toCharArray()) {
            String text = "x" + letter + "x";

            assertThat(CharacterSets.text(CharacterSets.bytes(text, charset), charset))
                    .isEqualTo(text);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "TCVN3, a8 c8 d5 de f6 ae a7, ăẩếịửđĐ",
        "TCVN3, 01 0x86 9d be, ÚẬÙắ",
        "windows-1258, 65 ea ec f0 d0 d2, eế đĐ̉",
        "VNI, 61 f9 61 e1 f4 ef f6 f1, áấợưđ",
    })
    void bytesOfOtherPrograms(String charset, String hex, String text) {
        byte[] bytes = new java.math.BigInteger(hex.replace("0x", "").replace(" ", ""), 16).toByteArray();
        byte[] exact = bytes[0] == 0 ? java.util.Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;

        assertThat(CharacterSets.text(exact, charset))
                .isEqualTo(Normalizer.normalize(text.replace(" ", ""), Normalizer.Form.NFC));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UNICODE UTF-8", "UTF-8", "UNICODE UTF-8~ASCII", "unicode utf-8"})
    void M08_aDeclaredSetGoesBeforeTheHospitals(String declared) {
        byte[] message = message(declared, StandardCharsets.UTF_8);

        assertThat(read(message, "windows-1258")).contains(NAME);
    }

    @Test
    void M08_anEmptyDeclarationMeansTheHospitalsOwnSet() {
        String text = "MSH|^~\\&|HIS|BV|||20260101||ADT^A01|1|P|2.5\rPID|1||1||" + NAME + "\r";

        assertThat(read(CharacterSets.bytes(text, "TCVN3"), "TCVN3")).isEqualTo(text);
        assertThat(read(CharacterSets.bytes(text, "windows-1258"), "windows-1258"))
                .isEqualTo(text);
        assertThat(read(CharacterSets.bytes(text, "UTF-8"), "UTF-8")).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ASCII", "8859/1", "KS X 1001"})
    void M08_aDeclarationThatIsALieIsReadAsTheUtf8ItIs(String declared) {
        assertThat(read(message(declared, StandardCharsets.UTF_8), "TCVN3")).contains(NAME);
    }

    @Test
    void M08_aLatinDeclarationThatIsTrueIsBelieved() {
        byte[] message = "MSH|^~\\&|HIS|BV|||20260101||ADT^A01|1|P|2.5||||||8859/1\rPID|1||1||MÜLLER\r"
                .getBytes(StandardCharsets.ISO_8859_1);

        assertThat(read(message, "UTF-8")).contains("MÜLLER");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UNICODE UTF-16", "UTF-16", "UNICODE UTF-32"})
    void M08_wideSetsAreRefusedByName(String declared) {
        assertThat(refusal(message(declared, StandardCharsets.UTF_8))).isEqualTo("unsupported-charset");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "UNICODE UTF-8", "ASCII"})
    void M08_brokenUtf8IsRefusedAndNeverReplaced(String declared) {
        byte[] message = message(declared, StandardCharsets.UTF_8);
        message[message.length - 4] = (byte) 0xff;

        assertThat(refusal(message)).isEqualTo("wrong-charset");
    }

    @Test
    void M08_decomposedLettersAreComposed() {
        String decomposed = Normalizer.normalize("PID|" + NAME, Normalizer.Form.NFD);

        assertThat(CharacterSets.text(decomposed.getBytes(StandardCharsets.UTF_8), "UTF-8"))
                .isEqualTo("PID|" + NAME);
    }

    @Test
    void aCharacterWithoutACodeIsNotReplaced() {
        assertThatIllegalArgumentException().isThrownBy(() -> CharacterSets.bytes("日本", "TCVN3"));
        assertThatIllegalArgumentException().isThrownBy(() -> CharacterSets.bytes("日本", "windows-1258"));
        assertThatIllegalArgumentException().isThrownBy(() -> CharacterSets.bytes("日本", "VNI"));
    }

    @Test
    void aMarkWithoutItsVowelIsNotVni() {
        assertThatIllegalArgumentException().isThrownBy(() -> CharacterSets.text(new byte[] {'b', (byte) 0xf9}, "VNI"));
    }

    private static byte[] message(String declared, java.nio.charset.Charset charset) {
        String msh = "MSH|^~\\&|HIS|BV|||20260101||ADT^A01|1|P|2.5||||||" + declared;
        return (msh + "\rPID|1||1||" + NAME + "\r").getBytes(charset);
    }

    private static String read(byte[] message, String hospitalCharset) {
        return CharacterSets.decode(message, hospitalCharset)
                .match(text -> text.text(), undecodable -> "refused: " + undecodable.refusal());
    }

    private static String refusal(byte[] message) {
        return CharacterSets.decode(message, "UTF-8")
                .match(text -> "read", undecodable -> undecodable.refusal().code());
    }
}
