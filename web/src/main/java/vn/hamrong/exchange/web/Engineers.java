package vn.hamrong.exchange.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import vn.hamrong.exchange.desk.Engineer;
import vn.hamrong.shared.Facilities;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.web.Correlation;
import vn.hamrong.shared.web.SignedIn;

/** Who looks, as the desk knows them: never from the request's own words. */
final class Engineers {
    private static final int REASON_MIN = 5;
    private static final int REASON_MAX = 500;

    private Engineers() {}

    static Engineer of(SignedIn me, HttpServletRequest request) {
        return new Engineer(me.person(), me.name(), me.facility(), Correlation.of(request));
    }

    /** A hospital somebody may choose from, with its name. */
    record Choice(String code, String name) {}

    /** All hospitals for the Department's engineers, nothing to choose for others. */
    static List<Choice> choices(SignedIn me, Facilities facilities) {
        return me.facility().equals(FacilityCode.DEPARTMENT)
                ? facilities.hospitals().stream()
                        .map(code -> new Choice(code.value(), facilities.name(code)))
                        .toList()
                : List.of();
    }

    /** A hospital's code in a form; empty when it is none. */
    static Optional<FacilityCode> hospital(String text) {
        return text.matches("[0-9A-Z_-]{2,20}") ? Optional.of(new FacilityCode(text)) : Optional.empty();
    }

    /** What somebody gave as a reason, when it is one. */
    static Optional<String> reason(String text) {
        String reason = text.strip();
        return reason.length() >= REASON_MIN && reason.length() <= REASON_MAX ? Optional.of(reason) : Optional.empty();
    }
}
