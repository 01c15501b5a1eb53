package vn.hamrong.simulators.bhyt;

import java.util.List;

/** What a hospital can give. Codes have the form of the ministry's lists; prices are invented, in whole hundreds of đồng. */
final class Item {
    static final Drug PARACETAMOL = new Drug("40.48", "Paracetamol", "500mg", 1_100, "Ngày 3 lần, mỗi lần 1 viên");
    static final Drug AMOXICILLIN = new Drug("40.154", "Amoxicilin", "500mg", 1_900, "Ngày 3 lần, mỗi lần 1 viên");
    static final Drug OMEPRAZOLE = new Drug("40.677", "Omeprazol", "20mg", 1_400, "Ngày 1 lần, mỗi lần 1 viên");
    static final Drug ORESOL =
            new Drug("40.1014", "Natri clorid + kali clorid + glucose", "5,6g", 2_300, "Theo mất nước");
    static final Drug AMLODIPINE = new Drug("40.491", "Amlodipin", "5mg", 600, "Sáng 1 viên");
    static final Drug METFORMIN = new Drug("40.807", "Metformin", "850mg", 900, "Ngày 2 lần, mỗi lần 1 viên");
    static final Drug SALBUTAMOL = new Drug("40.980", "Salbutamol", "100mcg/liều", 48_500, "Khi khó thở xịt 2 nhát");
    static final Drug OXYTOCIN = new Drug("40.1019", "Oxytocin", "5IU/ml", 6_400, "Tiêm bắp 1 ống");
    static final Drug ARV =
            new Drug("40.260", "Tenofovir + lamivudin + dolutegravir", "300/300/50mg", 3_500, "Tối 1 viên");
    static final Drug RIFAMPICIN =
            new Drug("40.310", "Rifampicin + isoniazid", "150/75mg", 1_700, "Sáng 3 viên, lúc đói");

    static final Service EXAMINATION = new Service("02.1896", "Khám Nội", "Lần", "13", 45_000, List.of());
    static final Service BED = new Service("K03.1917", "Giường Nội khoa loại 2", "Ngày", "15", 170_000, List.of());
    static final Service BLOOD = new Service(
            "22.0121.1369",
            "Tổng phân tích tế bào máu ngoại vi",
            "Lần",
            "1",
            46_200,
            List.of(
                    new Index("22.0121.WBC", "WBC", "10*9/L", 40, 180, 1),
                    new Index("22.0121.HGB", "HGB", "g/L", 90, 170, 0),
                    new Index("22.0121.PLT", "PLT", "10*9/L", 140, 420, 0)));
    static final Service CHEMISTRY = new Service(
            "23.0075.1494",
            "Định lượng Glucose",
            "Lần",
            "1",
            21_500,
            List.of(
                    new Index("23.0075.GLU", "Glucose", "mmol/L", 41, 152, 1),
                    new Index("23.0051.CRE", "Creatinin", "umol/L", 48, 160, 0)));
    static final Service XRAY = new Service(
            "18.0119.0028",
            "Chụp Xquang ngực thẳng",
            "Lần",
            "2",
            65_400,
            List.of(new Index("", "Xquang ngực thẳng", "", 0, 0, 0)));
    static final Service ULTRASOUND = new Service(
            "18.0015.0001",
            "Siêu âm ổ bụng",
            "Lần",
            "2",
            43_900,
            List.of(new Index("", "Siêu âm ổ bụng", "", 0, 0, 0)));
    static final Service APPENDECTOMY =
            new Service("10.0506.0459", "Phẫu thuật cắt ruột thừa", "Lần", "8", 2_561_000, List.of());
    static final Service DELIVERY = new Service("13.0033.0614", "Đỡ đẻ ngôi chỏm", "Lần", "18", 706_000, List.of());

    private Item() {}

    /** A drug by the tablet, or whatever its unit; {@code price} đồng each. */
    record Drug(String code, String name, String strength, int price, String dose) {}

    /**
     * A service.
     *
     * @param group {@code MA_NHOM}
     * @param price đồng each
     * @param results what it measures
     */
    record Service(String code, String name, String unit, String group, int price, List<Index> results) {
        boolean isTest() {
            return group.equals("1") || group.equals("2");
        }

        boolean isOperation() {
            return group.equals("8") || group.equals("18");
        }
    }

    /**
     * A measured value; one without a unit is told in words.
     *
     * @param low of what it may be, in steps of the last decimal
     * @param high the same
     */
    record Index(String code, String name, String unit, int low, int high, int decimals) {}
}
