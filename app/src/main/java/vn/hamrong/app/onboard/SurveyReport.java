package vn.hamrong.app.onboard;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.hamrong.exchange.onboarding.Counts;
import vn.hamrong.exchange.onboarding.Survey;

/** A survey for people: Vietnamese first, English second. */
final class SurveyReport {
    private static final int SHOWN = 12;

    private SurveyReport() {}

    static void print(Survey survey, PrintStream out) {
        out.println("Bản tin / messages: " + survey.messages());
        out.println("Bảng mã / charset: " + survey.charset().charset()
                + (survey.charset().decided() ? "" : "   (chưa chắc, hỏi bệnh viện / not certain, ask the hospital)")
                + "   " + survey.charset().scores());
        line("MSH-18 khai báo / declared", survey.declared(), out);
        line("Loại / types", survey.values(Survey.TYPES), out);
        line("MSH-3", survey.values(Survey.APPLICATIONS), out);
        line("MSH-4", survey.values(Survey.FACILITIES), out);
        line("PID-3: nơi cấp/loại / authority/type", survey.values(Survey.AUTHORITIES), out);
        line("Hệ mã lạ / unknown code systems", survey.values(Survey.SYSTEMS), out);
        line("Trường đã dùng / fields used", survey.values(Survey.FIELDS), out);
        section("Mã ngoài bảng HL7 / codes outside HL7's tables", survey.unknownCodes(), out);
        section("Thời gian không đọc được (dạng) / times that are none (shape)", survey.strangeTimes(), out);
        out.println("Giá trị / values: "
                + sum(survey.values(Survey.MAPPED)) + " thành phần tử / became elements, "
                + sum(survey.values(Survey.EXTENDED)) + " giữ trong extension / kept as extensions, "
                + sum(survey.values(Survey.UNMAPPED)) + " không có chỗ / found no place");
        line("  không có chỗ / found no place", survey.values(Survey.UNMAPPED), out);
        line("Bị từ chối / refused", survey.refused(), out);
    }

    private static int sum(Counts counts) {
        return counts.byFrequency().stream().mapToInt(Map.Entry::getValue).sum();
    }

    private static void section(String title, Map<String, Counts> fields, PrintStream out) {
        if (!fields.isEmpty()) {
            out.println(title + ":");
            fields.forEach((field, counts) -> line("  " + field, counts, out));
        }
    }

    private static void line(String title, Counts counts, PrintStream out) {
        if (counts.isEmpty()) {
            return;
        }
        List<Map.Entry<String, Integer>> all = counts.byFrequency();
        String shown = all.stream()
                .limit(SHOWN)
                .map(one -> (one.getKey().isEmpty() ? "∅" : one.getKey()) + " ×" + one.getValue())
                .collect(Collectors.joining(", "));
        int more = all.size() - SHOWN;
        out.println(title + ": " + shown + (more > 0 ? " … (+" + more + ")" : ""));
    }
}
