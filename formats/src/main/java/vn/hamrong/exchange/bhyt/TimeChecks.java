package vn.hamrong.exchange.bhyt;

import java.util.List;
import vn.hamrong.exchange.bhyt.DossierFault.Severity;

/** What must not come before what; source: the portal's published checks, and the annexes' own words. */
final class TimeChecks {
    private static final List<Order> ORDERS = List.of(
            new Order("NGAY_VAO", "NGAY_RA", Severity.ERROR),
            new Order("NGAY_VAO", "NGAY_VAO_NOI_TRU", Severity.ERROR),
            new Order("NGAY_VAO_NOI_TRU", "NGAY_RA", Severity.ERROR),
            new Order("NGAY_YL", "NGAY_TH_YL", Severity.ERROR),
            new Order("NGAY_TH_YL", "NGAY_KQ", Severity.WARNING),
            new Order("NGAY_RA", "NGAY_HEN_KL", Severity.ERROR),
            new Order("GT_THE_TU", "GT_THE_DEN", Severity.ERROR),
            new Order("TU_NGAY", "DEN_NGAY", Severity.ERROR),
            new Order("NGOAITRU_TUNGAY", "NGOAITRU_DENNGAY", Severity.ERROR),
            new Order("NGAYBD_DTRI_LAO", "NGAYKT_DTRI_LAO", Severity.ERROR),
            new Order("NGAY_BAT_DAU_XU_TRI", "NGAY_KET_THUC_XU_TRI", Severity.ERROR),
            new Order("NGAY_SINHCON", "NGAY_CONCHET", Severity.ERROR));

    private TimeChecks() {}

    static void check(TableRecord record, Findings findings) {
        for (Order order : ORDERS) {
            String first = record.value(order.first).strip();
            String last = record.value(order.last).strip();
            if (Dates.date(first).isPresent() && Dates.date(last).isPresent() && isBefore(last, first)) {
                findings.add(
                        order.severity,
                        order.last,
                        "too-early",
                        order.last + " không được trước " + order.first,
                        order.last + " must not be before " + order.first);
            }
        }
    }

    /** A date is compared with a time by the day. */
    private static boolean isBefore(String one, String other) {
        int length = Math.min(one.length(), other.length());
        return one.substring(0, length).compareTo(other.substring(0, length)) < 0;
    }

    private record Order(String first, String last, Severity severity) {}
}
