package vn.hamrong.exchange.bhyt;

import java.util.Arrays;
import java.util.Optional;

/** The tables of a dossier (bảng chỉ tiêu), by the name that stands in {@code LOAIHOSO}. */
public enum Table {
    /** Check-in: sent alone, when the first cost arises. */
    XML0("trạng thái khám, chữa bệnh"),
    /** The visit in sum. */
    XML1("tổng hợp"),
    XML2("thuốc"),
    /** Services and supplies. */
    XML3("dịch vụ kỹ thuật và vật tư y tế"),
    /** Results of laboratory and imaging. */
    XML4("cận lâm sàng"),
    /** The course of the illness. */
    XML5("diễn biến lâm sàng"),
    XML6("bệnh án HIV/AIDS"),
    /** Discharge paper. */
    XML7("giấy ra viện"),
    /** Summary of the medical record. */
    XML8("tóm tắt hồ sơ bệnh án"),
    /** Birth certificate. */
    XML9("giấy chứng sinh"),
    /** Leave to protect a pregnancy. */
    XML10("giấy nghỉ dưỡng thai"),
    /** Sick leave paid by social insurance. */
    XML11("giấy nghỉ việc hưởng BHXH"),
    /** Medical assessment; typed on the portal by the assessment board, never sent so far. */
    XML12("giám định y khoa"),
    /** Referral. */
    XML13("giấy chuyển tuyến"),
    /** Return appointment. */
    XML14("giấy hẹn khám lại"),
    /** Tuberculosis treatment. */
    XML15("điều trị bệnh lao");

    private final String vietnamese;

    Table(String vietnamese) {
        this.vietnamese = vietnamese;
    }

    /** What it is called in the decree, in short. */
    public String vietnamese() {
        return vietnamese;
    }

    /** The table called {@code name}, as in {@code XML1}. */
    public static Optional<Table> of(String name) {
        return Arrays.stream(values())
                .filter(table -> table.name().equals(name))
                .findFirst();
    }
}
