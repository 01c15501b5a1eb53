package vn.hamrong.simulators;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import vn.hamrong.exchange.Acknowledgment;
import vn.hamrong.exchange.hl7.Hl7Message;
import vn.hamrong.exchange.hl7.Hl7Segment;

/**
 * Patients of the hospital of Hàm Rồng who are sent to Sông Mã with orders, and the results that Sông Mã makes of the
 * orders which really arrived there.
 */
public final class Journey {
    private static final int PEOPLE = 3;
    private static final LocalDateTime MORNING = LocalDateTime.of(2026, 11, 25, 8, 0);
    private static final List<String[]> SERVICES =
            List.of(new String[] {"CTSO", "Chụp cắt lớp sọ não"}, new String[] {"XNDM", "Xét nghiệm đông máu"});

    private final List<Person> people = new ArrayList<>();
    private final String mark;

    private Journey(long seed) {
        People some = new People(new SplittableRandom(~seed)); // other people than those of the day
        for (int i = 0; i < PEOPLE; i++) {
            people.add(some.next());
        }
        this.mark = "J" + Long.toUnsignedString(seed, 36).toUpperCase(Locale.ROOT);
    }

    /** The same seed, the same people. */
    public static Journey of(long seed) {
        return new Journey(seed);
    }

    /** How many orders are given, two to each person, one after the other. */
    public int orders() {
        return PEOPLE * SERVICES.size();
    }

    /** The order numbers of one person, in the order in which they are given. */
    public List<List<String>> numbers() {
        List<List<String>> numbers = new ArrayList<>();
        for (int person = 0; person < PEOPLE; person++) {
            numbers.add(List.of(number(person, 0), number(person, 1)));
        }
        return numbers;
    }

    /** What Hàm Rồng sends: each person comes, then both orders, addressed to Sông Mã in MSH-6. */
    public List<Scripted> sent() {
        Voice voice = Voice.HAM_RONG;
        List<Scripted> messages = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            Visit visit = visit(i, people.get(i));
            Draft comes = new Admissions(voice).adt("A04", visit, "KHAM", MORNING);
            messages.add(scripted(voice, "SYT", comes, "A" + i));
            for (int order = 0; order < SERVICES.size(); order++) {
                messages.add(scripted(voice, Voice.SONG_MA.facility(), ordering(visit, i, order), "O" + i + order));
            }
        }
        return messages;
    }

    private Draft ordering(Visit visit, int person, int order) {
        String[] service = SERVICES.get(order);
        String number = number(person, order);
        return Draft.of(
                "ORM^O01^ORM_O01",
                Draft.Effect.NONE,
                new Admissions(Voice.HAM_RONG).patient(visit),
                Segment.of("PV1").raw(1, "1").raw(2, "O"),
                Segment.of("ORC").raw(1, "NW").of(2, number, "HIS-A").raw(9, Voice.time(MORNING)),
                Segment.of("OBR").raw(1, "1").of(2, number, "HIS-A").of(4, service[0], service[1], "DVKT"));
    }

    /** What Sông Mã sends for the orders that came there: the person under its own number, then each result. */
    public List<Scripted> answers(List<String> arrived) {
        Voice voice = Voice.SONG_MA;
        Map<String, String> known = new LinkedHashMap<>();
        List<Scripted> messages = new ArrayList<>();
        for (String text : arrived) {
            Hl7Message order = Hl7Message.parse(text);
            String citizen = citizen(order);
            String mrn = known.computeIfAbsent(citizen, unknown -> mark + "SM" + (known.size() + 1));
            messages.add(scripted(voice, "SYT", result(order, mrn, citizen), "R" + messages.size()));
        }
        return messages;
    }

    private static Draft result(Hl7Message order, String mrn, String citizen) {
        Hl7Segment pid = segment(order, "PID");
        Hl7Segment obr = segment(order, "OBR");
        String number = obr.field(2).part(1).text();
        String own = Segment.components(mrn, "", "", Voice.SONG_MA.authority(), "MR");
        Segment patient = Segment.of("PID")
                .raw(1, "1")
                .raw(3, own + "~" + Segment.components(citizen, "", "", "CCCD", "NI"))
                .of(5, pid.field(5).part(1).text(), pid.field(5).part(2).text())
                .raw(7, pid.field(7).text())
                .text(8, Voice.SONG_MA.word(pid.field(8).text()));
        Segment answered = Segment.of("OBR")
                .raw(1, "1")
                .of(2, number, obr.field(2).part(2).text())
                .of(3, "SM" + number, "LIS")
                .of(4, obr.field(4).part(1).text(), obr.field(4).part(2).text(), "DVKT")
                .raw(7, Voice.time(MORNING.plusHours(2)))
                .raw(25, "F");
        Segment value = Segment.of("OBX")
                .raw(1, "1")
                .raw(2, "ST")
                .of(3, "KL", "Kết luận", "SM")
                .text(5, "Không thấy bất thường")
                .raw(11, "F");
        return Draft.of(
                "ORU^R01",
                Draft.Effect.NONE,
                patient,
                Segment.of("ORC")
                        .raw(1, "RE")
                        .of(2, number, obr.field(2).part(2).text()),
                answered,
                value);
    }

    /** ORC-2 of a message: of an order the hub's number, of a result the number of whoever ordered it. */
    public static String orderNumber(String text) {
        return segment(Hl7Message.parse(text), "ORC").field(2).part(1).text();
    }

    /** The receiver's own number of the patient, or whatever stands first in PID-3. */
    public static String patientNumber(String text) {
        return segment(Hl7Message.parse(text), "PID").field(3).part(1).text();
    }

    private static String citizen(Hl7Message order) {
        return segment(order, "PID").repetitions(3).stream()
                .filter(number -> number.part(5).text().equals("NI"))
                .map(number -> number.part(1).text())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("an order came without a citizen number"));
    }

    private static Hl7Segment segment(Hl7Message message, String name) {
        return message.first(name).orElseThrow(() -> new IllegalStateException("no " + name + " in a message"));
    }

    private Visit visit(int nth, Person person) {
        Visit.Diagnosis diagnosis = new Visit.Diagnosis("S06.0", "Chấn động não");
        return new Visit(mark + "V" + nth, mark + "P" + nth, person, "O", diagnosis, MORNING);
    }

    private String number(int person, int order) {
        return mark + "-" + person + "-" + order;
    }

    private Scripted scripted(Voice voice, String receiver, Draft draft, String number) {
        String controlId = mark + number;
        return new Scripted(
                voice.hospital() + " " + draft.type(),
                voice.hospital(),
                voice.connection(),
                voice.bytesTo(receiver, draft, controlId, MORNING),
                controlId,
                Acknowledgment.AA);
    }

    /** Names and numbers that may stand in no log. */
    public List<String> canaries() {
        return people.stream()
                .flatMap(person -> Stream.of(person.family() + " " + person.given(), person.citizen(), person.phone()))
                .toList();
    }
}
