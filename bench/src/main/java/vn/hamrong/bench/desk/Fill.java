package vn.hamrong.bench.desk;

import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Fills the journal by SQL. Patient {@code p} (from 0) is of hospital {@code p % 20} and has the messages {@code p + 1},
 * {@code p + 1 + patients}, …; the family name is skewed as in Vietnam (every third is Nguyễn). One message in 500 is parked or refused.
 */
final class Fill {
    private static final List<String> FAMILIES = List.of(
            "nguyen", "nguyen", "nguyen", "nguyen", "nguyen", "tran", "tran", "le", "le", "pham", "hoang", "vu", "dang",
            "bui", "do");
    private static final List<String> MIDDLES =
            List.of("van", "thi", "thi", "duc", "minh", "ngoc", "thanh", "huu", "xuan", "quang", "thu");
    private static final List<String> GIVENS = List.of(
            "an", "anh", "bao", "bich", "binh", "chau", "chi", "cuong", "dao", "dat", "diep", "dung", "duong", "giang",
            "ha", "hai", "hanh", "hien", "hieu", "hoa", "hoai", "hong", "hue", "hung", "huong", "huy", "khanh", "lam",
            "lan", "linh", "loan", "long", "mai", "manh", "mo", "my", "nam", "nga", "ngan", "nhung", "oanh", "phong",
            "phuc", "phuong", "quan", "quyen", "son", "tam", "thao", "thuy");

    private static final String HOSPITAL = "'38' || lpad(cast(%1$s %% 20 as varchar), 3, '0')";
    private static final String MRN = "'BN' || %1$s";
    private static final String NAME = word(FAMILIES, "%1$s") + " || ' ' || " + word(MIDDLES, "%1$s / 7")
            + " || ' ' || " + word(GIVENS, "%1$s / 3");

    private final JdbcTemplate db;
    private final long messages;

    Fill(DataSource database, long messages) {
        db = new JdbcTemplate(database);
        this.messages = messages;
    }

    private long patients() {
        return messages / Province.MESSAGES_A_PATIENT;
    }

    /** {@code %1$s} stands for the patient. */
    private static String of(String text, String patient) {
        return String.format(Locale.ROOT, text, patient);
    }

    private static String word(List<String> words, String patient) {
        return "(array['" + String.join("','", words) + "'])[1 + (" + patient + ") %% " + words.size() + "]";
    }

    void run() {
        messages();
        outcomes();
        names();
        numbers();
        orders();
        db.execute("vacuum analyze");
    }

    private void messages() {
        String patient = "((n - 1) % " + patients() + ")";
        db.update("""
                insert into hub.message (number, hospital, channel, sending_application, sending_facility, control_id,
                    type, visit, lane, charset, sha256, received_at, content)
                select n, %s, 'mllp-main', 'HIS', '', 'CTRL' || n,
                    case n %% 4 when 0 then 'ADT^A08' else 'ORU^R01' end, 'LK' || %s, %s || '|' || %s,
                    'UTF-8', repeat('0', 64), now() - interval '1 second' * (%d - n),
                    cast(repeat('OBX|1|NM|718-7^Hb||12.3|g/dL' || n, 12) as bytea)
                from generate_series(1, %d) n
                """.formatted(
                        of(HOSPITAL, patient), patient, of(HOSPITAL, patient), of(MRN, patient), messages, messages));
    }

    private void outcomes() {
        db.update("""
                insert into hub.outcome (number, hospital, state, settled_at, reason, converter_version, mapped, extended,
                    unmapped)
                select number, hospital, case number % 1000 when 0 then 'PARKED' when 500 then 'REFUSED' else 'APPLIED' end,
                    received_at, case when number % 500 = 0 then 'a reason of kind ' || number % 7 else '' end, 1, 20, 2, 1
                from hub.message
                """);
    }

    /** As applying writes them: from each word of the name to its end. */
    private void names() {
        for (String rest :
                List.of("name", "substring(name from position(' ' in name) + 1)", "split_part(name, ' ', 3)")) {
            keys("'n:' || " + rest, "name");
        }
    }

    private void numbers() {
        keys("'c:038' || lpad(cast(p as varchar), 9, '0')", "''");
        keys("'b:' || lpad(cast(p as varchar), 10, '0')", "''");
        keys("'b:DN438' || lpad(cast(p as varchar), 10, '0')", "''");
    }

    private void keys(String word, String words) {
        db.update("""
                insert into hub.search_key (word, lane, number, hospital, words)
                select %s, hospital || '|' || mrn, 0, hospital, %s
                from (select p, %s as hospital, %s as mrn, %s as name from generate_series(0, %d) p) patient
                on conflict do nothing
                """.formatted(word, words, of(HOSPITAL, "p"), of(MRN, "p"), of(NAME, "p"), patients() - 1));
    }

    /** Every third message orders or reports something. */
    private void orders() {
        db.update("""
                insert into hub.search_key (word, lane, number, hospital, words)
                select 'o:XN-' || number, lane, number, hospital, '' from hub.message where number % 3 = 0
                """);
    }
}
