package vn.hamrong.simulators;

import java.time.LocalDateTime;

/** Appointments and charges of one hospital. */
final class Office {
    private final Voice voice;
    private final Admissions admissions;

    Office(Voice voice, Admissions admissions) {
        this.voice = voice;
        this.admissions = admissions;
    }

    /** {@code SIU} with this trigger: S12 booked, S13 moved, S14 changed, S15 cancelled. */
    Draft appointment(String trigger, Visit visit, LocalDateTime start) {
        String status = trigger.equals("S15") ? "Cancelled" : "Booked";
        Segment schedule = Segment.of("SCH")
                .of(1, "HK" + visit.number(), voice.application())
                .of(6, "ROUTINE", "Khám định kỳ", "HL70276")
                .of(7, "FOLLOWUP", "Tái khám sau điều trị", voice.authority())
                .raw(9, "15")
                .raw(10, "min")
                .raw(11, "1^^^" + Voice.time(start) + "^" + Voice.time(start.plusMinutes(15)))
                .of(16, "DD002", "Trần", "Văn Thử")
                .of(25, status, status, "HL70278");
        Segment group = Segment.of("RGS").raw(1, "1").raw(2, "A");
        Segment doctor = Segment.of("AIP").raw(1, "1").raw(2, "A").of(3, "BS014", "Lê", "Thị Giả");
        return Draft.of(
                "SIU^" + trigger + "^SIU_S12", Draft.Effect.NONE, schedule, admissions.patient(visit), group, doctor);
    }

    /** Two charges in đồng: a bed day (or an examination) and a blood test. */
    Draft charges(Visit visit, String bill, LocalDateTime at) {
        boolean stays = visit.patientClass().equals("I");
        return Draft.of(
                "DFT^P03^DFT_P03",
                new Draft.Effect(visit.number(), 0),
                Segment.of("EVN").raw(1, "P03").raw(2, Voice.time(at)),
                admissions.patient(visit),
                admissions.visitSegment(visit, "VP"),
                charge(
                        1,
                        bill,
                        at,
                        stays ? "K02.1906" : "02.1896",
                        stays ? "Ngày giường nội khoa" : "Khám nội",
                        187_100),
                charge(2, bill, at, "22.0120", "Tổng phân tích tế bào máu", 41_500));
    }

    private Segment charge(int number, String bill, LocalDateTime at, String code, String name, long dong) {
        return Segment.of("FT1")
                .raw(1, String.valueOf(number))
                .text(2, bill + "-" + number)
                .raw(4, Voice.time(at))
                .raw(6, "CG")
                .of(7, code, name, voice.authority())
                .raw(10, "1")
                .raw(11, dong + "&VND")
                .raw(12, dong + "&VND");
    }
}
