package vn.hamrong.exchange;

import java.time.Instant;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.JournalNumber;
import vn.hamrong.shared.PatientId;

/**
 * An order that one hospital gave to another through the hub (giấy chuyển tuyến, chỉ định gửi ngoài), so that the result
 * finds its way back.
 *
 * @param number the hub's own, unique in the province: the performer sends it back as the placer's number
 * @param from who ordered
 * @param to who shall do it; only its results are returned
 * @param mrn the ordering hospital's number of the patient
 * @param order the ordering hospital's own number of the order
 * @param message the message that ordered it first
 */
public record Referral(
        String number,
        FacilityCode from,
        FacilityCode to,
        PatientId patient,
        String mrn,
        OrderNumber order,
        JournalNumber message,
        Instant at) {

    /**
     * A number and what it is unique in.
     *
     * @param system a URI
     */
    public record OrderNumber(String system, String value) {}

    public Referral {
        if (from.equals(to)) {
            throw new IllegalArgumentException("a referral goes to another hospital");
        }
    }

    /** Without the numbers. */
    @Override
    public String toString() {
        return "Referral[" + from + " to " + to + "]";
    }
}
