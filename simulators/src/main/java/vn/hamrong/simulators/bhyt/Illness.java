package vn.hamrong.simulators.bhyt;

import java.util.List;
import java.util.SplittableRandom;

/**
 * What somebody has, and what is done for it.
 *
 * @param code ICD-10
 * @param others further ICD-10 codes, with {@code ;}; empty for none
 * @param words in Vietnamese
 * @param complaint what the patient says
 */
record Illness(
        String code, String others, String words, String complaint, List<Item.Drug> drugs, List<Item.Service> tests) {

    private static final List<Illness> ACUTE = List.of(
            new Illness("J18.9", "", "Viêm phổi", "Ho, sốt", List.of(Item.AMOXICILLIN), List.of(Item.BLOOD, Item.XRAY)),
            new Illness("K29.7", "", "Viêm dạ dày", "Đau bụng", List.of(Item.OMEPRAZOLE), List.of(Item.ULTRASOUND)),
            new Illness("A09", "E86", "Tiêu chảy nhiễm khuẩn", "Đi ngoài nhiều lần", List.of(Item.ORESOL), List.of()),
            new Illness("J02.9", "", "Viêm họng cấp", "Đau họng", List.of(Item.PARACETAMOL), List.of(Item.BLOOD)),
            new Illness("M54.5", "", "Đau lưng dưới", "Đau lưng", List.of(Item.PARACETAMOL), List.of(Item.XRAY)));

    private static final List<Illness> CHRONIC = List.of(
            new Illness("I10", "E78.5", "Tăng huyết áp", "Tái khám", List.of(Item.AMLODIPINE), List.of(Item.CHEMISTRY)),
            new Illness(
                    "E11.9",
                    "I10;E78.5",
                    "Đái tháo đường típ 2",
                    "Tái khám",
                    List.of(Item.METFORMIN, Item.AMLODIPINE),
                    List.of(Item.CHEMISTRY)),
            new Illness("J44.9", "", "Bệnh phổi tắc nghẽn mạn tính", "Khó thở", List.of(Item.SALBUTAMOL), List.of()));

    private static final Illness BIRTH = new Illness(
            "O80.0", "Z37.0", "Đẻ thường ngôi chỏm", "Đau bụng", List.of(Item.OXYTOCIN), List.of(Item.BLOOD));
    private static final Illness APPENDIX = new Illness(
            "K35.8", "", "Viêm ruột thừa cấp", "Đau hố chậu phải", List.of(Item.AMOXICILLIN), List.of(Item.ULTRASOUND));
    private static final Illness HIV = new Illness(
            "B20", "", "Bệnh HIV gây nhiễm trùng", "Lĩnh thuốc ARV", List.of(Item.ARV), List.of(Item.CHEMISTRY));
    private static final Illness TUBERCULOSIS =
            new Illness("A15.0", "", "Lao phổi", "Ho kéo dài", List.of(Item.RIFAMPICIN), List.of(Item.XRAY));
    private static final Illness PREGNANT =
            new Illness("O20.0", "", "Dọa sảy thai", "Đau bụng", List.of(Item.PARACETAMOL), List.of(Item.ULTRASOUND));

    static Illness of(Story story, SplittableRandom random) {
        return switch (story) {
            case EXAMINED, OFF_WORK -> ACUTE.get(random.nextInt(ACUTE.size()));
            case CHRONIC -> CHRONIC.get(random.nextInt(CHRONIC.size()));
            case STAYED -> random.nextInt(3) == 0 ? APPENDIX : ACUTE.get(random.nextInt(3));
            case REFERRED -> APPENDIX;
            case GAVE_BIRTH -> BIRTH;
            case HIV -> HIV;
            case TUBERCULOSIS -> TUBERCULOSIS;
            case PREGNANT -> PREGNANT;
        };
    }
}
