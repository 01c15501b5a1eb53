package vn.hamrong.exchange.bhyt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code read(write(x)) = x} for whatever can stand in a dossier, not only what makes sense. Seeds are fixed. */
class DossierRoundTripTest {
    private static final int CASES = 300;
    private static final List<String> PIECES = List.of(
            "a",
            "Nguyễn Thị Ánh",
            " ",
            "\t",
            "\n",
            "\r",
            "\r\n",
            "&",
            "<",
            ">",
            "\"",
            "'",
            "]]>",
            "<!--",
            "&amp;",
            "\u00A0",
            "\u0085",
            "\u2028",
            "e\u0301",
            "\uD83D\uDE00",
            "\uFEFF",
            "\uFFFD",
            ";",
            "0",
            "=1+1");

    @Test
    void whateverStandsInTheFieldsReadsBackAsItWas() {
        for (int seed = 0; seed < CASES; seed++) {
            DossierFile file = new Any(new SplittableRandom(seed)).file();

            byte[] written = DossierWriter.write(file);

            assertThat(DossierReader.read(written)).as("seed %d", seed).isEqualTo(new DossierReading.Read(file));
            assertThat(DossierWriter.write(file)).as("seed %d", seed).isEqualTo(written);
        }
    }

    /** What goes out as CSV one day is guarded there; here nothing may be changed or refused. */
    @ParameterizedTest
    @ValueSource(strings = {"=cmd|'/c calc'!A1", "@SUM(1+1)", "+84912345678", "-1", "\t=1+1"})
    void D04_whatASpreadsheetWouldRunIsKeptToTheLetter(String cell) {
        DossierFile file = Sample.of(Sample.with(Sample.xml1(), "HO_TEN", cell));

        DossierFile read = DossierReaderTest.read(DossierWriter.write(file));

        assertThat(read).isEqualTo(file);
        assertThat(read.dossiers().get(0).tables().get(0).records().get(0).values())
                .containsEntry("HO_TEN", cell);
    }

    @Test
    void whatTheFormatDoesNotKnowIsKeptWhereverItStandsAndFlagged() {
        SplittableRandom random = new SplittableRandom(42);
        for (Table table : Table.values()) {
            String text = Sample.text(DossierWriter.write(DossierFile.alone(TableFile.of(
                    table, List.of(TableRecord.of(Map.of(Annex.fields(table).get(0), "L", "DU_PHONG", "x")))))));
            for (int i = 0; i < 6; i++) {
                check(table, inserted(text, random));
            }
        }
    }

    private static void check(Table table, String text) {
        DossierFile read = DossierReaderTest.read(text.getBytes(StandardCharsets.UTF_8));
        byte[] written = DossierWriter.write(read);

        assertThat(DossierReaderTest.read(written)).as(text).isEqualTo(read);
        assertThat(Sample.text(written).replaceAll(">\\s+<", "><"))
                .as(text)
                .contains("<MOI><B a=\"1\">&lt;2</B></MOI>");
        assertThat(DossierChecks.of(read))
                .as(text)
                .filteredOn(fault -> fault.code().equals("unknown-element"))
                .extracting(fault -> fault.table().orElseThrow() + " " + fault.field())
                .containsExactly(table + " MOI");
    }

    /** The text with an element nobody knows after a random start or end tag, but not inside a value. */
    private static String inserted(String text, SplittableRandom random) {
        List<Integer> places = new ArrayList<>();
        for (int at = text.indexOf('>'); at >= 0; at = text.indexOf('>', at + 1)) {
            String before = text.substring(0, at + 1);
            boolean afterEnd = before.matches("(?s).*</[A-Z_0-9]+>")
                    && at + 1 < text.strip().length();
            if (afterEnd) {
                places.add(at + 1);
            }
        }
        int place = places.get(random.nextInt(places.size()));
        return text.substring(0, place) + "<MOI><B a=\"1\">&lt;2</B></MOI>" + text.substring(place);
    }

    /** Dossiers of any tables, records and values. */
    private record Any(SplittableRandom random) {

        DossierFile file() {
            if (random.nextInt(4) == 0) {
                return DossierFile.alone(table(one(List.of(Table.values()))));
            }
            List<Dossier> dossiers = new ArrayList<>();
            for (int i = random.nextInt(1, 4); i > 0; i--) {
                dossiers.add(dossier());
            }
            DossierEnvelope head = DossierEnvelope.of("38001", text().strip(), dossiers.size());
            return new DossierFile(Optional.of(head), dossiers);
        }

        private Dossier dossier() {
            List<TableFile> tables = new ArrayList<>();
            for (int i = random.nextInt(1, 5); i > 0; i--) {
                tables.add(table(one(List.of(Table.values()))));
            }
            return Dossier.of(tables);
        }

        private TableFile table(Table table) {
            boolean single = Layouts.of(table).list().isEmpty();
            List<TableRecord> records = new ArrayList<>();
            for (int i = single ? 1 : random.nextInt(4); i > 0; i--) {
                records.add(record(table));
            }
            return TableFile.of(table, records);
        }

        private TableRecord record(Table table) {
            Map<String, String> values = new LinkedHashMap<>();
            for (String field : Annex.fields(table)) {
                if (random.nextBoolean()) {
                    values.put(field, text());
                }
            }
            return TableRecord.of(values);
        }

        private String text() {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(5); i > 0; i--) {
                text.append(one(PIECES));
            }
            return text.toString();
        }

        private <T> T one(List<T> some) {
            return some.get(random.nextInt(some.size()));
        }
    }
}
