package vn.hamrong.simulators.bhyt;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import vn.hamrong.simulators.Person;

/** Why somebody came. */
enum Story {
    EXAMINED("01", 35, 0, 120),
    CHRONIC("05", 30, 40, 120),
    STAYED("03", 14, 0, 120),
    REFERRED("03", 4, 0, 120),
    GAVE_BIRTH("03", 3, 18, 45),
    HIV("05", 3, 18, 120),
    TUBERCULOSIS("05", 3, 18, 120),
    PREGNANT("01", 3, 18, 45),
    OFF_WORK("01", 5, 18, 60);

    /** {@code MA_LOAI_KCB}. */
    final String kind;

    /** How often, of a hundred. */
    final int share;

    private final int least;
    private final int most;

    Story(String kind, int share, int least, int most) {
        this.kind = kind;
        this.share = share;
        this.least = least;
        this.most = most;
    }

    boolean isStay() {
        return kind.equals("03");
    }

    /** Whether the same people come again and again. */
    boolean isForLife() {
        return kind.equals("05");
    }

    /** Whether that can happen to the person. */
    boolean fits(Person person, LocalDate day) {
        long years = ChronoUnit.YEARS.between(person.born(), day);
        boolean mothers = this == GAVE_BIRTH || this == PREGNANT;
        return years >= least && years <= most && (person.female() || !mothers);
    }
}
