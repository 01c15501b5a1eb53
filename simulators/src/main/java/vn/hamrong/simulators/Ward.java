package vn.hamrong.simulators;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** What happens to the patients of one hospital on one day, told visit by visit. */
final class Ward {
    /** A Monday. Fixed, so that a seed always gives the same bytes. */
    static final LocalDate DAY = LocalDate.of(2026, 11, 16);

    private static final List<Visit.Diagnosis> DIAGNOSES = List.of(
            new Visit.Diagnosis("J18.9", "Viêm phổi, không đặc hiệu"),
            new Visit.Diagnosis("I10", "Tăng huyết áp vô căn (nguyên phát)"),
            new Visit.Diagnosis("E11.9", "Bệnh đái tháo đường type 2 chưa có biến chứng"),
            new Visit.Diagnosis("K29.7", "Viêm dạ dày, không đặc hiệu"),
            new Visit.Diagnosis("A97.0", "Sốt xuất huyết Dengue không có dấu hiệu cảnh báo"));

    private final String mark;
    private final SplittableRandom random;
    private final Admissions admissions;
    private final Laboratory laboratory;
    private final Office office;
    private final List<Step> steps = new ArrayList<>();
    private int visits;
    private int papers;

    /** @param mark distinguishes this day's numbers from those of other seeds */
    Ward(Voice voice, String mark, SplittableRandom random) {
        this.mark = mark;
        this.random = random;
        this.admissions = new Admissions(voice);
        this.laboratory = new Laboratory(voice, admissions, random);
        this.office = new Office(voice, admissions);
    }

    List<Step> steps() {
        return List.copyOf(steps);
    }

    /** Comes in the morning, is moved, examined and treated; some go home the same day. */
    Visit stay(Person person) {
        int minute = minute(300);
        Visit visit = visit(person, "I", minute);
        tell(minute, "admission", visit, admissions.adt("A01", visit, "NOI", at(minute)));
        String order = paper("XN");
        if (random.nextInt(4) == 0) {
            tell(minute + 70, "result before its order", visit, laboratory.result(visit, order, at(minute + 65)));
            tell(minute + 75, "late order", visit, laboratory.order(visit, order, at(minute + 20)));
        } else {
            tell(minute + 20, "order", visit, laboratory.order(visit, order, at(minute + 20)));
            tell(minute + 90, "result", visit, laboratory.result(visit, order, at(minute + 90)));
        }
        tell(minute + 120, "transfer", visit, admissions.adt("A02", visit, "TIM", at(minute + 120)));
        if (random.nextInt(3) == 0) {
            tell(minute + 125, "transfer cancelled", visit, admissions.adt("A12", visit, "NOI", at(minute + 125)));
        }
        update(visit, minute + 150);
        if (random.nextBoolean()) {
            goHome(visit, minute + 400);
        }
        return visit;
    }

    /** Comes, is examined, pays, is asked to come again. */
    Visit consultation(Person person) {
        int minute = minute(600);
        Visit visit = visit(person, "O", minute);
        if (random.nextInt(3) == 0) {
            tell(minute - 5, "person", visit, admissions.person("A28", visit, at(minute - 5)));
        }
        tell(minute, "registration", visit, admissions.adt("A04", visit, "KHAM", at(minute)));
        tell(minute + 40, "picture", visit, laboratory.picture(visit, paper("XQ"), at(minute + 40)));
        tell(minute + 50, "result", visit, laboratory.result(visit, paper("XN"), at(minute + 50)));
        tell(minute + 60, "charges", visit, office.charges(visit, paper("VP"), at(minute + 60)));
        comeAgain(visit, minute + 65);
        goHome(visit, minute + 70);
        return visit;
    }

    /** A person whose update overtakes the admission. */
    Visit outOfOrder(Person person) {
        int minute = minute(300);
        Visit visit = visit(person, "E", minute);
        Visit moved = visit.of(person.movedTo("Phường Thử Nghiệm"));
        tell(minute, "update before the admission", visit, admissions.adt("A08", moved, "CC", at(minute + 30)));
        tell(minute + 1, "late admission", visit, admissions.adt("A01", visit, "CC", at(minute)));
        return visit;
    }

    /** Two numbers for one person: brought in without papers, recognised later. */
    Visit merged(Person person) {
        Person nobody = new Person("Không rõ", "Tên", person.born(), person.female(), "", "Xã Ví Dụ", "");
        int minute = minute(200);
        Visit unknown = visit(nobody, "E", minute);
        Visit known = visit(person, "I", minute + 200);
        tell(minute, "admission without papers", unknown, admissions.adt("A01", unknown, "CC", at(minute)));
        tell(minute + 60, "result without papers", unknown, laboratory.result(unknown, paper("XN"), at(minute + 60)));
        tell(minute + 200, "admission", known, admissions.adt("A01", known, "HSCC", at(minute + 200)));
        tell(minute + 220, "merge", known, admissions.merge(known, unknown.mrn(), at(minute + 220)));
        tell(minute + 260, "result after the merge", known, laboratory.result(known, paper("XN"), at(minute + 260)));
        return known;
    }

    /** One message that can never be applied, with two of the same patient behind it. */
    Visit poisoned(Person person) {
        int minute = minute(200);
        Visit visit = visit(person, "I", minute);
        tell(minute, "admission", visit, admissions.adt("A01", visit, "NGOAI", at(minute)));
        add(
                minute + 30,
                "merge with nobody",
                visit,
                admissions.mergeWithNobody(visit, at(minute + 30)),
                Step.Kind.POISON);
        add(
                minute + 60,
                "result behind the poison",
                visit,
                laboratory.result(visit, paper("XN"), at(minute + 60)),
                Step.Kind.BEHIND_POISON);
        add(
                minute + 90,
                "transfer behind the poison",
                visit,
                admissions.adt("A02", visit, "TIM", at(minute + 90)),
                Step.Kind.BEHIND_POISON);
        return visit;
    }

    /** Two messages nobody may take: without MSH-10, and in the name of another hospital. */
    void refused(Person person) {
        Visit visit = visit(person, "O", 480);
        Draft draft = admissions.adt("A04", visit, "KHAM", at(480));
        add(480, "without control id", visit, draft, Step.Kind.NO_CONTROL_ID);
        add(490, "in another's name", visit, draft, Step.Kind.FOREIGN_SENDER);
    }

    private void update(Visit visit, int minute) {
        Person moved = visit.person().movedTo(People.WARDS.get(random.nextInt(People.WARDS.size())));
        tell(minute, "update", visit, admissions.adt("A08", visit.of(moved), "TIM", at(minute)));
    }

    private void comeAgain(Visit visit, int minute) {
        tell(
                minute,
                "appointment",
                visit,
                office.appointment("S12", visit, at(minute).plusDays(14)));
        if (random.nextInt(4) == 0) {
            tell(
                    minute + 3,
                    "appointment moved",
                    visit,
                    office.appointment("S13", visit, at(minute).plusDays(15)));
        } else if (random.nextInt(6) == 0) {
            tell(
                    minute + 4,
                    "appointment cancelled",
                    visit,
                    office.appointment("S15", visit, at(minute).plusDays(14)));
        }
    }

    private void goHome(Visit visit, int minute) {
        if (visit.patientClass().equals("I")) {
            tell(minute - 10, "charges", visit, office.charges(visit, paper("VP"), at(minute - 10)));
        }
        tell(minute, "discharge", visit, admissions.discharge(visit, "NOI", at(minute)));
        if (random.nextInt(8) == 0) {
            tell(minute + 5, "discharge cancelled", visit, admissions.adt("A13", visit, "NOI", at(minute + 5)));
        }
    }

    private Visit visit(Person person, String patientClass, int minute) {
        visits++;
        String number = mark + String.format(Locale.ROOT, "%04d", visits);
        Visit.Diagnosis diagnosis = DIAGNOSES.get(random.nextInt(DIAGNOSES.size()));
        return new Visit("LK" + number, "BN" + number, person, patientClass, diagnosis, at(minute));
    }

    private void tell(int minute, String name, Visit visit, Draft draft) {
        add(minute, name, visit, draft, Step.Kind.ORDINARY);
    }

    private void add(int minute, String name, Visit visit, Draft draft, Step.Kind kind) {
        steps.add(new Step(minute, name, visit.mrn(), draft, kind));
    }

    private String paper(String prefix) {
        papers++;
        return prefix + mark + papers;
    }

    private int minute(int range) {
        return 360 + random.nextInt(range);
    }

    static LocalDateTime at(int minute) {
        return DAY.atStartOfDay().plusMinutes(minute);
    }
}
