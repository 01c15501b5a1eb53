package vn.hamrong.simulators.bhyt;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import vn.hamrong.shared.FacilityCode;

/**
 * One visit from its first minute to its last.
 *
 * @param number {@code MA_LK}
 * @param count the visits of the hospital before it, for the numbers of its papers
 */
record Episode(
        FacilityCode hospital,
        String number,
        int count,
        Insured patient,
        Story story,
        LocalDateTime from,
        LocalDateTime to) {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyyMMddHHmm");
    private static final String HEAD = "0389000001";

    /** {@code SO_NGAY_DTRI}: both days count in a stay, those of the drugs for who comes every month, else none. */
    long days() {
        long month = story.isForLife() ? Care.MONTH : 0;
        return story.isStay() ? ChronoUnit.DAYS.between(from.toLocalDate(), to.toLocalDate()) + 1 : month;
    }

    /** {@code MA_KHOA}. */
    String department() {
        return story.isStay() ? "K03" : "K01";
    }

    /** A member of staff by number: a few dozen work here. */
    String staff(int which) {
        return "03890" + String.format(Locale.ROOT, "%05d", 100 + which % 40);
    }

    String doctor() {
        return staff(count);
    }

    /** {@code MA_TTDV}: who heads the hospital. */
    String head() {
        return HEAD;
    }

    /** A paper's number. */
    String paper(String kind) {
        return kind + "-" + from.getYear() % 100 + "-" + count;
    }

    static String time(LocalDateTime time) {
        return MINUTE.format(time);
    }

    static String day(LocalDate day) {
        return DateTimeFormatter.BASIC_ISO_DATE.format(day);
    }

    @Override
    public String toString() {
        return "Episode[" + story + "]";
    }
}
