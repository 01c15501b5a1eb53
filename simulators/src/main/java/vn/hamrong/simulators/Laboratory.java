package vn.hamrong.simulators;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Orders and results of one hospital's laboratory and imaging. */
final class Laboratory {
    private record Test(String loinc, String own, String name, String unit, double least, double most) {}

    private static final List<Test> PANEL = List.of(
            new Test("14749-6", "GLU", "Glucose (đường máu)", "mmol/L", 3.9, 6.4),
            new Test("14682-9", "CRE", "Creatinin", "umol/L", 53, 106),
            new Test("718-7", "HGB", "Huyết sắc tố", "g/L", 120, 170),
            new Test("6690-2", "WBC", "Bạch cầu", "10*9/L", 4, 10),
            new Test("777-3", "PLT", "Tiểu cầu", "10*9/L", 150, 400));

    private final Voice voice;
    private final Admissions admissions;
    private final SplittableRandom random;

    Laboratory(Voice voice, Admissions admissions, SplittableRandom random) {
        this.voice = voice;
        this.admissions = admissions;
        this.random = random;
    }

    Draft order(Visit visit, String order, LocalDateTime at) {
        Segment common =
                Segment.of("ORC").raw(1, "NW").of(2, order, voice.application()).raw(9, Voice.time(at));
        Segment request = request(order, at).raw(25, "");
        return Draft.of("ORM^O01^ORM_O01", effect(visit, 0), admissions.patient(visit), ward(visit), common, request);
    }

    /** Blood values, all numeric but the last, which is a sentence. */
    Draft result(Visit visit, String order, LocalDateTime at) {
        List<Object> segments = new ArrayList<>(List.of(admissions.patient(visit), ward(visit), request(order, at)));
        int tests = 2 + random.nextInt(PANEL.size() - 1);
        for (int i = 0; i < tests; i++) {
            segments.add(value(i + 1, PANEL.get(i), at));
        }
        segments.add(remark(tests + 1, at));
        return Draft.of("ORU^R01^ORU_R01", effect(visit, tests + 1), segments.toArray());
    }

    /** An X-ray's report as a PDF inside the message. */
    Draft picture(Visit visit, String order, LocalDateTime at) {
        Segment document = Segment.of("OBX")
                .raw(1, "1")
                .raw(2, "ED")
                .of(3, "XQ", "Phiếu kết quả X-quang ngực thẳng", voice.authority())
                .raw(5, "^application^pdf^Base64^" + Base64.getEncoder().encodeToString(pdf(order)))
                .raw(11, "F")
                .raw(14, Voice.time(at));
        Segment request = request(order, at)
                .of(4, "XQN", "X-quang ngực thẳng", voice.authority())
                .raw(24, "RAD");
        return Draft.of("ORU^R01^ORU_R01", effect(visit, 1), admissions.patient(visit), ward(visit), request, document);
    }

    private Segment request(String order, LocalDateTime at) {
        return Segment.of("OBR")
                .raw(1, "1")
                .of(2, order, voice.application())
                .of(3, "F" + order, "LIS")
                .of(4, "XNM", "Xét nghiệm máu", voice.authority())
                .raw(7, Voice.time(at.minusMinutes(40)))
                .of(16, "BS014", "Lê", "Thị Giả")
                .raw(22, Voice.time(at))
                .raw(24, "LAB")
                .raw(25, "F");
    }

    private Segment value(int number, Test test, LocalDateTime at) {
        double value = test.least() + (test.most() - test.least()) * (random.nextDouble() * 1.6 - 0.3);
        String flag = value < test.least() ? "L" : value > test.most() ? "H" : "N";
        return observation(number, "NM", test, at)
                .raw(5, String.format(Locale.ROOT, "%.1f", value))
                .of(6, test.unit(), test.unit(), "UCUM")
                .raw(7, String.format(Locale.ROOT, "%.1f-%.1f", test.least(), test.most()))
                .raw(8, flag);
    }

    private Segment remark(int number, LocalDateTime at) {
        Test remark = new Test("8251-1", "NX", "Nhận xét", "", 0, 0);
        return observation(number, "ST", remark, at).text(5, "Hồng cầu & tiểu cầu bình thường, đề nghị kiểm tra lại");
    }

    private Segment observation(int number, String type, Test test, LocalDateTime at) {
        Segment segment = Segment.of("OBX").raw(1, String.valueOf(number)).raw(2, type);
        if (voice.loinc()) {
            segment.of(3, test.loinc(), test.name(), "LN", test.own(), test.name(), voice.authority());
        } else {
            segment.of(3, test.own(), test.name(), voice.authority());
        }
        return segment.raw(11, "F").raw(14, Voice.time(at));
    }

    private Segment ward(Visit visit) {
        return admissions.visitSegment(visit, "XN");
    }

    private static Draft.Effect effect(Visit visit, int observations) {
        return new Draft.Effect(visit.number(), observations);
    }

    /** The smallest PDF that viewers open: one empty page. */
    private static byte[] pdf(String order) {
        String text = "%PDF-1.4\n% " + order
                + "\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
                + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
